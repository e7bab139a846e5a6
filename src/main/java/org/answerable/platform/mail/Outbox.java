package org.answerable.platform.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Properties;

/** Keeps mail as {@code .eml} files in a folder, one for each cause: for evaluation, where there is no mail server. */
class Outbox implements Mailer {
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final Path folder;
    private final Composer composer;
    private final InstantSource clock;
    private final Session session = Session.getInstance(new Properties());

    Outbox(Path folder, Composer composer, InstantSource clock) {
        this.folder = folder;
        this.composer = composer;
        this.clock = clock;
    }

    @Override
    public void send(Mail mail) throws Undeliverable, Delayed {
        try {
            Files.createDirectories(folder);
            MimeMessage message = composer.compose(session, mail, clock.instant());
            Path fresh = Files.createTempFile(
                    folder,
                    "mail",
                    ".tmp",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (OutputStream out = Files.newOutputStream(fresh)) {
                message.writeTo(out);
            }
            Files.move(
                    fresh,
                    folder.resolve(composer.ids().apply(mail.cause()) + ".eml"),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | MessagingException e) {
            throw new Delayed(e.getClass().getSimpleName());
        }
    }

    @Override
    public Duration longest() {
        return LONGEST;
    }
}
