package org.answerable.web;

import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.answerable.access.RateLimits;
import org.answerable.platform.Loop;
import org.answerable.platform.Metrics;
import org.answerable.platform.Refusal;
import org.answerable.platform.Settings;

/**
 * Sends answers as fast as their readers take them, and holds no thread meanwhile: an answer is made whole, and leaves
 * piece by piece whenever the connection takes one; a reader who does not take {@value #PIECE} bytes within the
 * server's {@code writeTimeout} is left. What is larger than {@value KeptAnswer#WHOLE} bytes is a download, which holds
 * a thread: few may run at once. How much may lie here unread, of one address and in all, is bounded. What must leave
 * at its beat ({@link Pace}) waits here.
 */
public class Answers implements Filter {
    private static final Logger LOG = Logger.getLogger(Answers.class.getName());
    /** How many downloads may run at once unless the server is told otherwise. */
    static final int DOWNLOADS = 12;

    private static final int PIECE = 16 * 1024;
    private static final int WORTH_PACKING = 1024;
    private static final long MEBI = 1024 * 1024;
    /** What an answer weighs beside its bytes. */
    private static final int FRAME = 4096;

    private static final Pattern PACKS = Pattern.compile(
            "(?:text/[a-z0-9.+-]+|application/(?:json|javascript|problem\\+json|atom\\+xml|x-ndjson|xml|yaml)|image/svg\\+xml)(?:;.*)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern GZIP =
            Pattern.compile("(?:^|[,\\s])gzip(?!\\s*;\\s*q=0(?:\\.0*)?(?:[,\\s]|$))", Pattern.CASE_INSENSITIVE);

    @Inject
    Settings settings;

    @Inject
    RateLimits limits;

    @Inject
    Delays delays;

    @Inject
    Metrics metrics;

    private Shares unread;
    private Shares downloads;

    @Override
    public void init(FilterConfig config) {
        unread = new Shares(
                new Shares.Bounds(Integer.MAX_VALUE, Integer.MAX_VALUE, 128 * MEBI, 384 * MEBI, Long.MAX_VALUE),
                System::nanoTime);
        downloads = new Shares(
                new Shares.Bounds(
                        settings.number("DOWNLOADS_PER_ADDRESS", 4),
                        settings.number("DOWNLOADS_IN_ALL", DOWNLOADS),
                        Long.MAX_VALUE,
                        Long.MAX_VALUE,
                        Long.MAX_VALUE),
                System::nanoTime);
        metrics.gauge("http_answers_unread", unread, Shares::places);
        metrics.gauge("http_answers_unread_bytes", unread, Shares::bytes);
        metrics.gauge("http_downloads", downloads, Shares::places);
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        HttpServletResponse answer = (HttpServletResponse) response;
        String address = limits.key(http.getRemoteAddr());
        if (http.isSecure() || settings.behindTls()) {
            answer.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
        if (unread.full(address, FRAME + KeptAnswer.WHOLE)) {
            http.setAttribute(Bodies.REFUSED, new Refusal.TooMany(5));
        }
        try (KeptAnswer kept = new KeptAnswer(answer, () -> download(http, address))) {
            pass(http, kept, chain);
            if (http.getAttribute(Bodies.REFUSED) != null) {
                answer.setHeader("Connection", "close"); // The rest of its body is on the way.
            }
            if (kept.whole()) {
                send(http, answer, kept, address);
            }
        }
    }

    /**
     * A place for what is written as its reader takes it: that may take long, so it is no longer among those whose turn
     * it is.
     */
    private Shares.Place download(HttpServletRequest request, String address) {
        Admission.leave(request);
        return downloads.enter(address, () -> {});
    }

    /**
     * What the container says of an exception is hidden from the log, as it may quote what a person wrote; this says
     * what may be said.
     */
    private static void pass(HttpServletRequest request, KeptAnswer kept, FilterChain chain)
            throws IOException, ServletException {
        try {
            chain.doFilter(request, kept);
        } catch (RuntimeException | ServletException e) {
            LOG.log(Level.SEVERE, "unanswered: " + Loop.kinds(e));
            throw e;
        }
    }

    private void send(HttpServletRequest request, HttpServletResponse response, KeptAnswer kept, String address)
            throws IOException {
        byte[] bytes = kept.bytes();
        int status = response.getStatus();
        boolean head = request.getMethod().equals("HEAD");
        if (!head
                && bytes.length >= WORTH_PACKING
                && response.getHeader("Content-Encoding") == null
                && response.getContentType() != null
                && PACKS.matcher(response.getContentType()).matches()) {
            response.addHeader("Vary", "Accept-Encoding");
            String accepted = request.getHeader("Accept-Encoding");
            if (accepted != null && GZIP.matcher(accepted).find()) {
                bytes = packed(bytes);
                response.setHeader("Content-Encoding", "gzip");
            }
        }
        if (head) {
            kept.declare();
        } else if (status >= 200 && status != 204 && status != 304) {
            response.setContentLength(bytes.length);
        }
        Object until = request.getAttribute(Pace.BEGUN);
        if (bytes.length == 0 && until == null) {
            return; // The container sends the headers.
        }
        if (!request.isAsyncSupported()) {
            response.getOutputStream().write(bytes); // No servlet of ours, but one that came with a library.
            return;
        }
        Shares.Place place = unread.enter(address, () -> {});
        if (place != null) {
            place.take(FRAME + bytes.length);
        }
        AsyncContext async = request.startAsync(request, response);
        async.setTimeout(0); // The connection's own limits hold.
        Sending sending = new Sending(async, response.getOutputStream(), bytes, place);
        if (until == null) {
            sending.begin();
        } else {
            delays.after(Pace.left((Long) until), sending::begin);
        }
    }

    private static byte[] packed(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(bytes.length / 3 + 64);
        try (GZIPOutputStream out = new GZIPOutputStream(packed, 4096)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    /** An answer on its way. */
    private static final class Sending implements WriteListener {
        private final AsyncContext async;
        private final ServletOutputStream out;
        private final byte[] bytes;
        private final Shares.Place place;
        private final AtomicBoolean ended = new AtomicBoolean();
        private int at;

        Sending(AsyncContext async, ServletOutputStream out, byte[] bytes, Shares.Place place) {
            this.async = async;
            this.out = out;
            this.bytes = bytes;
            this.place = place;
        }

        void begin() {
            if (bytes.length == 0) {
                end();
                return;
            }
            out.setWriteListener(this);
        }

        @Override
        public void onWritePossible() throws IOException {
            while (!ended.get() && out.isReady()) {
                if (at == bytes.length) {
                    end();
                    return;
                }
                int piece = Math.min(PIECE, bytes.length - at);
                int from = at;
                at += piece;
                out.write(bytes, from, piece);
            }
        }

        @Override
        public void onError(Throwable gone) {
            end();
        }

        private void end() {
            if (ended.compareAndSet(false, true)) {
                if (place != null) {
                    place.leave();
                }
                async.complete();
            }
        }
    }
}
