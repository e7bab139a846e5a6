package org.answerable.platform.mail;

import java.time.Duration;

/** Hands a message over to be delivered. */
public interface Mailer {
    /**
     * Returns once the message was taken over for good.
     *
     * @throws Undeliverable where no later try can succeed (the address is none)
     * @throws Delayed where a later try may
     */
    void send(Mail mail) throws Undeliverable, Delayed;

    /** How long {@link #send} may take: after that, whoever began it is dead. */
    Duration longest();

    /** It can never be sent. Says nothing about the address. */
    final class Undeliverable extends Exception {
        Undeliverable(String why) {
            super(why);
        }
    }

    /** It could not be sent now. Keeps only the kind of what happened: a server's answer may quote the address. */
    final class Delayed extends Exception {
        Delayed(String why) {
            super(why);
        }
    }
}
