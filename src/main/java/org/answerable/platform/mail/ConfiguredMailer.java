package org.answerable.platform.mail;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.logging.Logger;
import org.answerable.platform.Settings;
import org.answerable.platform.Time;
import org.answerable.platform.crypto.Keys;

/**
 * The mailer of this server: SMTP where {@code MAIL_SMTP_URL} says so, else the outbox in the data folder; from the
 * address that the office says, else {@code MAIL_FROM}. The subject of a demonstration's mail says what it is.
 */
@ApplicationScoped
class ConfiguredMailer implements Mailer {
    private static final Logger LOG = Logger.getLogger(ConfiguredMailer.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Inject
    Settings settings;

    @Inject
    Keys keys;

    @Inject
    Time time;

    @Inject
    SubjectMark mark;

    @Inject
    SenderAddress sender;

    private Mailer carrier;

    @PostConstruct
    void configure() {
        String host = URI.create(settings.publicUrl()).getHost();
        String configured = settings.get("MAIL_FROM").orElse("no-reply@localhost");
        Composer composer = new Composer(
                () -> sender.address().orElse(configured),
                host == null ? "localhost" : host,
                cause -> keys.hash("mail", cause).substring(0, 32));
        InstantSource clock = time::real;
        try {
            new InternetAddress(configured, true);
            carrier = settings.get("MAIL_SMTP_URL")
                    .<Mailer>map(url -> new Smtp(URI.create(url), composer, clock, PATIENCE))
                    .orElseGet(() -> new Outbox(settings.dataDir().resolve("outbox"), composer, clock));
        } catch (MessagingException | IllegalArgumentException e) {
            // The value may hold a password, so it is not quoted.
            LOG.severe("mail cannot be configured: MAIL_SMTP_URL must be of the form smtp://user:password@host:port "
                    + "(?tls=none may follow, but not with a password to another machine), MAIL_FROM an address");
            throw new IllegalStateException("MAIL_SMTP_URL or MAIL_FROM is wrong");
        }
        LOG.info(carrier instanceof Smtp ? "mail goes out by SMTP" : "mail is kept in the outbox of the data folder");
    }

    @Override
    public void send(Mail mail) throws Undeliverable, Delayed {
        carrier.send(new Mail(
                mail.to(), mark.marked(mail.subject(), mail.language()), mail.body(), mail.language(), mail.cause()));
    }

    @Override
    public Duration longest() {
        return carrier.longest();
    }
}
