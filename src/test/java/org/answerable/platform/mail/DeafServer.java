package org.answerable.platform.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A mail server as they are on bad days: it takes the connection and says nothing, or quotes the address and refuses
 * it, or offers TLS and cannot.
 */
public final class DeafServer implements AutoCloseable {
    private final ServerSocket server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final boolean speaks;
    private final boolean offers;

    private DeafServer(boolean speaks, boolean offers) throws IOException {
        this.speaks = speaks;
        this.offers = offers;
        server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        Thread.ofVirtual().start(this::accept);
    }

    /** Says nothing. */
    public static DeafServer stalled() throws IOException {
        return new DeafServer(false, false);
    }

    /** Refuses every recipient for now. */
    public static DeafServer refusing() throws IOException {
        return new DeafServer(true, false);
    }

    /** Offers STARTTLS, and goes on in no TLS. */
    public static DeafServer offeringTls() throws IOException {
        return new DeafServer(true, true);
    }

    /** The lines it was sent in the clear. */
    public List<String> heard() {
        return heard;
    }

    /** The port on 127.0.0.1. */
    public int port() {
        return server.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                open.add(socket);
                if (speaks) {
                    Thread.ofVirtual().start(() -> refuse(socket));
                }
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void refuse(Socket socket) {
        try (socket;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
                OutputStream out = socket.getOutputStream()) {
            say(out, "220 here");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                heard.add(line);
                if (offers && line.toUpperCase(Locale.ROOT).startsWith("EHLO")) {
                    say(out, "250-here\r\n250 STARTTLS");
                    continue;
                }
                say(
                        out,
                        line.toUpperCase(Locale.ROOT).startsWith("RCPT")
                                ? "450 4.2.1 " + line.substring(8) + " not now"
                                : "250 yes");
            }
        } catch (IOException e) {
            // Hung up.
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
