package org.answerable.web;

import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.answerable.access.RateLimits;
import org.answerable.access.Right;
import org.answerable.access.Sender;
import org.answerable.platform.Metrics;
import org.answerable.platform.Refusal;
import org.answerable.platform.Settings;

/**
 * Lets a body come whole before anything else is done about its request, and holds no thread meanwhile: a body that
 * stalls would hold one of the pool's for as long as its sender likes. Who does not go on is told so within ten
 * seconds; how many bodies and bytes may be on their way, from one address and in all, is bounded. A body that nobody
 * will read is not waited for.
 */
public class Bodies implements Filter {
    /** The request's attribute for why it is refused before its body is looked at: a {@link Refusal}. */
    static final String REFUSED = "org.answerable.body.refused";

    /** How many imports may be on their way unless the server is told otherwise. */
    static final int IMPORTS = 8;

    private static final String ARRIVED = "org.answerable.body.arrived";
    private static final String COME = "org.answerable.body.come";
    private static final Set<String> TAKE = Set.of("POST", "PUT", "PATCH", "DELETE");
    private static final long MEBI = 1024 * 1024;
    private static final int PIECE = 16 * 1024;

    @Inject
    Settings settings;

    @Inject
    RateLimits limits;

    @Inject
    Delays delays;

    @Inject
    Metrics metrics;

    private Shares small;
    private Shares large;

    @Override
    public void init(FilterConfig config) {
        // Those who wait cost a connection and what has come: many may. Who comes takes the place of who has waited
        // longest.
        small = new Shares(
                new Shares.Bounds(
                        settings.number("BODIES_PER_ADDRESS", 1000),
                        settings.number("BODIES_IN_ALL", 4000),
                        16 * MEBI,
                        64 * MEBI,
                        TimeUnit.SECONDS.toNanos(2)),
                System::nanoTime);
        // These may be large: few, on disk, and none takes the place of another.
        int each = settings.number("IMPORTS_PER_ADDRESS", 2);
        int inAll = settings.number("IMPORTS_IN_ALL", IMPORTS);
        large = new Shares(
                new Shares.Bounds(
                        each,
                        inAll,
                        each * RequestReader.IMPORT_LIMIT,
                        inAll * RequestReader.IMPORT_LIMIT,
                        Long.MAX_VALUE),
                System::nanoTime);
        metrics.gauge("http_bodies_waiting", small, Shares::places);
        metrics.gauge("http_bodies_waiting_bytes", small, Shares::bytes);
        metrics.gauge("http_imports_waiting", large, Shares::places);
        delays.every(250, () -> {
            small.sweep();
            large.sweep();
        });
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        if (http.getDispatcherType() == DispatcherType.ASYNC) {
            try (Spool arrived = (Spool) http.getAttribute(ARRIVED)) {
                chain.doFilter(arrived == null ? request : new Whole(http, readable(http, arrived)), response);
            }
            return;
        }
        long length = http.getContentLengthLong();
        if (length <= 0 && http.getHeader("Transfer-Encoding") == null) {
            chain.doFilter(request, response);
            return;
        }
        Optional<Right> needed = RequestReader.largeFor(http.getRequestURI(), http.getContentType());
        boolean importing = needed.isPresent()
                && Sender.of(http).filter(i -> i.has(needed.get())).isPresent();
        long limit = importing ? RequestReader.IMPORT_LIMIT : RequestReader.BODY_LIMIT;
        // A form with a file from somebody whose session has ended is read as other forms are: its words are kept.
        boolean wanted = TAKE.contains(http.getMethod())
                && (needed.isEmpty() || importing || !http.getRequestURI().startsWith("/api/"));
        if (!wanted || length > limit) {
            chain.doFilter(new Whole(http, InputStream.nullInputStream()), response);
            return;
        }
        Collecting collecting = new Collecting(http, importing ? large : small, limit);
        if (!collecting.begin()) {
            http.setAttribute(REFUSED, new Refusal.TooMany(5));
            chain.doFilter(new Whole(http, InputStream.nullInputStream()), response);
        }
    }

    /** Whether the request has a body that may be waited for: it comes by the filters again when that is there. */
    static boolean comes(HttpServletRequest request) {
        return (request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null)
                && TAKE.contains(request.getMethod());
    }

    /**
     * Says what happens once the request's body has come whole; it is given how the request goes on, to be called once.
     * Without it the request goes on at once.
     */
    static void whenCome(HttpServletRequest request, Consumer<Runnable> then) {
        request.setAttribute(COME, then);
    }

    /** Gives back a body that has come and that nobody will read. */
    static void forget(HttpServletRequest request) throws IOException {
        if (request.getAttribute(ARRIVED) instanceof Spool arrived) {
            arrived.close();
        }
    }

    /**
     * A form whose percent signs all escape something: {@link FormBody} reads others as themselves, and so shall
     * JAX-RS.
     */
    private static InputStream readable(HttpServletRequest request, Spool arrived) throws IOException {
        String type = request.getContentType();
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded")) {
            return arrived.read();
        }
        String sent = new String(arrived.read().readAllBytes(), StandardCharsets.ISO_8859_1);
        return new ByteArrayInputStream(ReadableRequests.escaped(sent).getBytes(StandardCharsets.ISO_8859_1));
    }

    /** A body on its way. */
    private final class Collecting implements ReadListener {
        private final HttpServletRequest request;
        private final Shares shares;
        private final long limit;
        private final Spool body = new Spool(settings.dataDir());
        private final AtomicBoolean ended = new AtomicBoolean();
        private final byte[] piece = new byte[PIECE];
        private Shares.Place place;
        private AsyncContext waiting;
        private Runnable onward;
        private ServletInputStream in;

        Collecting(HttpServletRequest request, Shares shares, long limit) {
            this.request = request;
            this.shares = shares;
            this.limit = limit;
        }

        /** Starts waiting; false where there is no place to wait. */
        boolean begin() throws IOException {
            place = shares.enter(limits.key(request.getRemoteAddr()), () -> end(new Refusal.TooSlow(), onward));
            if (place == null) {
                return false;
            }
            waiting = request.startAsync();
            waiting.setTimeout(0); // The shares have a clock of their own.
            onward = delays.onward(request, waiting);
            in = request.getInputStream();
            in.setReadListener(this);
            return true;
        }

        @Override
        public void onDataAvailable() throws IOException {
            while (!ended.get() && in.isReady() && !in.isFinished()) {
                int count = in.read(piece);
                if (count < 0) {
                    return;
                }
                if (count > 0 && !taken(count)) {
                    return;
                }
            }
        }

        private synchronized boolean taken(int count) throws IOException {
            if (ended.get()) {
                return false;
            }
            if (body.length() + count > limit) {
                end(new Refusal.TooLarge(limit), onward);
                return false;
            }
            if (!place.take(count)) {
                end(new Refusal.TooMany(5), onward);
                return false;
            }
            body.write(piece, count);
            return true;
        }

        @Override
        public void onAllDataRead() {
            end(null, onward);
        }

        @Override
        public void onError(Throwable gone) {
            end(new Refusal.TooSlow(), waiting::complete); // There is nobody to tell.
        }

        /** Once: gives the place back, and goes on with the request, or ends it. */
        private void end(Refusal refusal, Runnable next) {
            if (!ended.compareAndSet(false, true)) {
                return;
            }
            place.leave();
            if (refusal != null) {
                request.setAttribute(REFUSED, refusal);
                forget();
                next.run();
                return;
            }
            request.setAttribute(ARRIVED, body);
            @SuppressWarnings("unchecked")
            Consumer<Runnable> then = (Consumer<Runnable>) request.getAttribute(COME);
            if (then == null) {
                next.run();
            } else {
                then.accept(next);
            }
        }

        private synchronized void forget() {
            try {
                body.close();
            } catch (IOException e) {
                // It has no name; the system frees it.
            }
        }
    }

    /** The request with all of its body there. */
    private static final class Whole extends HttpServletRequestWrapper {
        private final Stream stream;

        Whole(HttpServletRequest request, InputStream body) {
            super(request);
            stream = new Stream(body);
        }

        @Override
        public ServletInputStream getInputStream() {
            return stream;
        }

        @Override
        public BufferedReader getReader() {
            return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
        }
    }

    private static final class Stream extends ServletInputStream {
        private final InputStream in;
        private boolean finished;

        Stream(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            int read = in.read();
            finished |= read < 0;
            return read;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = in.read(bytes, offset, length);
            finished |= read < 0;
            return read;
        }

        @Override
        public int available() throws IOException {
            return in.available();
        }

        @Override
        public boolean isFinished() {
            return finished;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new IllegalStateException("the body is all there");
        }
    }
}
