package org.answerable.platform.mail;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Properties;

/**
 * Sends over SMTP (RFC 5321), one connection a message. TLS always: {@code smtps} from the first byte, {@code smtp} by
 * STARTTLS, without which nothing is sent; unless the address of the server says {@code ?tls=none}, which a password to
 * another machine does not allow.
 */
class Smtp implements Mailer {
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Composer composer;
    private final InstantSource clock;
    private final Session session;
    private final String protocol;
    private final String host;
    private final int port;
    private final String user;
    private final String password;

    /**
     * @param server {@code smtp://user:password@host:port} or {@code smtps://…}; user, password and port may be
     *     missing, {@code ?tls=none} may follow
     * @param patience for connecting, and for each answer
     */
    Smtp(URI server, Composer composer, InstantSource clock, Duration patience) {
        protocol = server.getScheme();
        if (!"smtp".equals(protocol) && !"smtps".equals(protocol) || server.getHost() == null) {
            throw new IllegalArgumentException("MAIL_SMTP_URL is not of the form smtp://user:password@host:port");
        }
        this.composer = composer;
        this.clock = clock;
        host = server.getHost();
        port = server.getPort() > 0 ? server.getPort() : protocol.equals("smtps") ? 465 : 587;
        String[] credentials = server.getUserInfo() == null
                ? new String[0]
                : server.getUserInfo().split(":", 2);
        user = credentials.length == 2 ? credentials[0] : null;
        password = credentials.length == 2 ? credentials[1] : null;
        boolean plain = "tls=none".equals(server.getQuery());
        if (server.getQuery() != null && (!plain || protocol.equals("smtps"))
                || plain && user != null && !loopback(host)) {
            throw new IllegalArgumentException(
                    "MAIL_SMTP_URL may end in ?tls=none alone, and not where a password is sent to another machine");
        }
        Properties properties = new Properties();
        String prefix = "mail." + protocol + ".";
        String millis = Long.toString(patience.toMillis());
        properties.put("mail.transport.protocol", protocol);
        properties.put(prefix + "connectiontimeout", millis);
        properties.put(prefix + "timeout", millis);
        properties.put(prefix + "writetimeout", millis);
        properties.put(prefix + "localhost", composer.domain());
        properties.put(prefix + "auth", Boolean.toString(user != null));
        properties.put(prefix + "ssl.checkserveridentity", "true");
        properties.put(prefix + "starttls.enable", Boolean.toString(!plain));
        properties.put(prefix + "starttls.required", Boolean.toString(protocol.equals("smtp") && !plain));
        properties.put(prefix + "quitwait", "false");
        session = Session.getInstance(properties);
    }

    private static boolean loopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    @Override
    public void send(Mail mail) throws Undeliverable, Delayed {
        try {
            Message message = composer.compose(session, mail, clock.instant());
            Transport transport = session.getTransport(protocol);
            try {
                transport.connect(host, port, user, password);
                transport.sendMessage(message, message.getAllRecipients());
            } finally {
                end(transport);
            }
        } catch (MessagingException e) {
            throw new Delayed(kinds(e));
        }
    }

    private static void end(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            // The message has been taken over, or a failure is on its way already: how the connection ends changes
            // neither.
        }
    }

    private static String kinds(Throwable thrown) {
        StringBuilder kinds = new StringBuilder(thrown.getClass().getSimpleName());
        for (Throwable t = thrown.getCause(); t != null; t = t.getCause()) {
            kinds.append(" <- ").append(t.getClass().getSimpleName());
        }
        return kinds.toString();
    }

    @Override
    public Duration longest() {
        return LONGEST;
    }
}
