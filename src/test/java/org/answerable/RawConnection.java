package org.answerable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A connection as no browser makes one: from an address of one's choice, with what bytes one likes, or none. Not
 * thread-safe.
 */
public final class RawConnection implements AutoCloseable {
    private final Socket socket = new Socket();

    /**
     * @param from an address of this machine, e.g. {@code 127.0.0.9}
     * @param window how many bytes the reader's side takes before it must read; 0: as the system likes
     */
    public RawConnection(String from, int port, int window) {
        try {
            if (window > 0) {
                socket.setReceiveBufferSize(window);
            }
            socket.bind(new InetSocketAddress(from, 0));
            socket.connect(new InetSocketAddress("127.0.0.1", port), 20_000);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends characters of one byte each. */
    public RawConnection send(String text) {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    public RawConnection send(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * All that comes until the other side closes; empty where it closes without a word. Fails where it does not close
     * in time.
     */
    public String untilClosed(Duration patience) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try {
            socket.setSoTimeout((int) patience.toMillis());
            InputStream in = socket.getInputStream();
            byte[] piece = new byte[8192];
            for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
                all.write(piece, 0, n);
            }
        } catch (SocketTimeoutException e) {
            throw new AssertionError(
                    "still open, after " + all.size() + " bytes: " + all.toString(StandardCharsets.UTF_8), e);
        } catch (IOException reset) {
            // Closed all the same.
        }
        return all.toString(StandardCharsets.UTF_8);
    }

    /**
     * Waits until the other side closes, reading what it says, or, {@code slowly}, a byte each second, for twenty
     * seconds at most; whether it closed.
     */
    public boolean closesWhileReading(boolean slowly) {
        try {
            socket.setSoTimeout(20_000);
            InputStream in = socket.getInputStream();
            byte[] piece = new byte[slowly ? 1 : 8192];
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (System.nanoTime() < end) {
                if (in.read(piece) < 0) {
                    return true;
                }
                if (slowly) {
                    LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1)); // A reader so slow is what is tried.
                }
            }
            return false;
        } catch (SocketTimeoutException open) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    /** Breaks off at once, as a telephone that loses its network and comes back elsewhere (RST). */
    public void breakOff() {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        breakOff();
    }
}
