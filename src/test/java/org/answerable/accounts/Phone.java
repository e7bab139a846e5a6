package org.answerable.accounts;

import java.time.Instant;

/** Somebody's phone with an app for one-time codes, as far as tests need one. */
public final class Phone {
    private Phone() {}

    /** What the app shows where its clock is so many seconds fast. */
    public static String shows(String secret, int seconds) {
        return Totp.code(Totp.bytes(secret), Totp.step(Instant.now().plusSeconds(seconds)), Totp.DIGITS);
    }
}
