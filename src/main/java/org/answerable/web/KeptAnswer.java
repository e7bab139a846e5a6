package org.answerable.web;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.answerable.platform.Refusal;

/**
 * An answer that is kept until it is whole. One that grows beyond {@value #WHOLE} bytes becomes a download: from there
 * on it is written as it is made, by the thread that makes it, where there is a place for one more, and only as long as
 * its reader takes it fast enough.
 */
final class KeptAnswer extends HttpServletResponseWrapper implements AutoCloseable {
    static final int WHOLE = 256 * 1024;
    /** How long the writing of a download may stand still in all, and the bytes a second that extend it. */
    private static final long STILL = TimeUnit.SECONDS.toNanos(20);

    private static final long SLOWEST = 4096;

    private final HttpServletResponse response;
    private final Supplier<Shares.Place> places;
    private final Kept out = new Kept();
    private ByteArrayOutputStream kept = new ByteArrayOutputStream(8192);
    private Shares.Place place;
    private ServletOutputStream direct;
    private PrintWriter writer;
    private long declared = -1;
    private long written;
    private long waited;

    /** @param places gives a place to a download, or {@code null} */
    KeptAnswer(HttpServletResponse response, Supplier<Shares.Place> places) {
        super(response);
        this.response = response;
        this.places = places;
    }

    /** Whether all of it is here still. */
    boolean whole() {
        return direct == null && !response.isCommitted();
    }

    byte[] bytes() {
        if (writer != null) {
            writer.flush();
        }
        return kept.toByteArray();
    }

    /** Tells how long the body would be that an answer to HEAD leaves out, where its maker said so. */
    void declare() {
        if (declared >= 0) {
            response.setContentLengthLong(declared);
        }
    }

    private void write(byte[] bytes, int from, int count) throws IOException {
        if (direct == null && kept.size() + count <= WHOLE) {
            kept.write(bytes, from, count);
            return;
        }
        if (direct == null) {
            place = places.get();
            if (place == null) {
                throw new Refusal.TooMany(5);
            }
            if (declared >= 0) {
                response.setContentLengthLong(declared);
            }
            direct = response.getOutputStream();
            byte[] before = kept.toByteArray();
            kept = null;
            send(before, 0, before.length);
        }
        send(bytes, from, count);
    }

    private void send(byte[] bytes, int from, int count) throws IOException {
        long begun = System.nanoTime();
        direct.write(bytes, from, count);
        waited += System.nanoTime() - begun;
        written += count;
        if (waited > STILL + TimeUnit.SECONDS.toNanos(written) / SLOWEST) {
            throw new IOException("the reader is too slow");
        }
    }

    @Override
    public ServletOutputStream getOutputStream() {
        return out;
    }

    @Override
    public PrintWriter getWriter() {
        if (writer == null) {
            writer = new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        }
        return writer;
    }

    @Override
    public void flushBuffer() throws IOException {
        if (direct != null) {
            direct.flush();
        }
    }

    @Override
    public boolean isCommitted() {
        return direct != null || response.isCommitted();
    }

    @Override
    public void reset() {
        super.reset();
        resetKept();
    }

    @Override
    public void resetBuffer() {
        super.resetBuffer();
        resetKept();
    }

    private void resetKept() {
        kept.reset();
        writer = null;
        declared = -1;
    }

    /** The status alone: the container's own page would leave at once, on this thread. */
    @Override
    public void sendError(int status, String message) {
        resetBuffer();
        setStatus(status);
    }

    @Override
    public void sendError(int status) {
        sendError(status, null);
    }

    @Override
    public void setContentLength(int length) {
        declared = length;
    }

    @Override
    public void setContentLengthLong(long length) {
        declared = length;
    }

    @Override
    public void setHeader(String name, String value) {
        if (name.equalsIgnoreCase("Content-Length")) {
            declared = Long.parseLong(value);
        } else {
            super.setHeader(name, value);
        }
    }

    @Override
    public void addHeader(String name, String value) {
        if (name.equalsIgnoreCase("Content-Length")) {
            declared = Long.parseLong(value);
        } else {
            super.addHeader(name, value);
        }
    }

    /** Gives the place back. */
    @Override
    public void close() {
        if (place != null) {
            place.leave();
        }
    }

    private final class Kept extends ServletOutputStream {
        @Override
        public void write(int one) throws IOException {
            KeptAnswer.this.write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            KeptAnswer.this.write(bytes, from, count);
        }

        @Override
        public void flush() throws IOException {
            flushBuffer();
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new IllegalStateException("an answer is kept whole, and needs no listener");
        }
    }
}
