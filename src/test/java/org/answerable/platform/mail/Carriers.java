package org.answerable.platform.mail;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

/** The product's carriers as tests configure them. */
public final class Carriers {
    private static final Composer COMPOSER = new Composer(
            () -> "Answerable <no-reply@example.org>",
            "example.org",
            cause -> "id-" + Integer.toHexString(cause.hashCode()));

    private Carriers() {}

    /** SMTP to a server on this machine, in the clear. */
    public static Mailer smtp(int port, Duration patience) {
        return new Smtp(
                URI.create("smtp://127.0.0.1:" + port + "?tls=none"), COMPOSER, InstantSource.system(), patience);
    }

    static Mailer smtp(String url) {
        return new Smtp(URI.create(url), COMPOSER, InstantSource.system(), Duration.ofSeconds(5));
    }

    /** The outbox in a folder. */
    public static Mailer outbox(Path folder) {
        return new Outbox(folder, COMPOSER, InstantSource.system());
    }
}
