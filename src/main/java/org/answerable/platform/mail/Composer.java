package org.answerable.platform.mail;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Writes a message as Internet mail (RFC 5322, MIME): UTF-8, marked as sent by a program (RFC 3834), with its language
 * (RFC 3282).
 *
 * @param from the sender now, e.g. {@code Answerable <no-reply@localhost>}
 * @param domain the right side of every {@code Message-ID}
 * @param ids makes the left side of it from a cause; must not tell the cause
 */
record Composer(Supplier<String> from, String domain, UnaryOperator<String> ids) {
    MimeMessage compose(Session session, Mail mail, Instant at) throws Mailer.Undeliverable, MessagingException {
        MimeMessage message = new Identified(session, "<" + ids.apply(mail.cause()) + "@" + domain + ">");
        message.setFrom(sender());
        message.setRecipient(Message.RecipientType.TO, recipient(mail.to()));
        message.setSubject(line(mail.subject()), StandardCharsets.UTF_8.name());
        message.setText(mail.body(), StandardCharsets.UTF_8.name());
        message.setHeader("Content-Language", line(mail.language()));
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setSentDate(Date.from(at));
        message.saveChanges();
        return message;
    }

    InternetAddress sender() throws MessagingException {
        return new InternetAddress(line(from.get()), true);
    }

    /**
     * Refuses what is not exactly one address: a line break or a comma would let a writer add headers or recipients.
     */
    static InternetAddress recipient(String to) throws Mailer.Undeliverable {
        int at = to.lastIndexOf('@');
        if (at < 1
                || to.length() > 320
                || to.codePoints()
                        .anyMatch(c -> Character.isISOControl(c)
                                || Character.isWhitespace(c)
                                || "<>,;:()[]\"\\".indexOf(c) >= 0)) {
            throw new Mailer.Undeliverable("not an address");
        }
        try {
            InternetAddress address =
                    new InternetAddress(to.substring(0, at) + "@" + IDN.toASCII(to.substring(at + 1)), true);
            if (address.getPersonal() != null || address.isGroup()) {
                throw new Mailer.Undeliverable("not an address");
            }
            return address;
        } catch (AddressException | IllegalArgumentException e) {
            throw new Mailer.Undeliverable("not an address");
        }
    }

    private static String line(String text) {
        if (text.chars().anyMatch(c -> c == '\r' || c == '\n')) {
            throw new IllegalArgumentException("a header has one line");
        }
        return text;
    }

    /** Keeps the identity that it is given. */
    private static final class Identified extends MimeMessage {
        private final String id;

        Identified(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
