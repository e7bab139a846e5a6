package org.answerable.intake;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import org.answerable.platform.Codes;

/**
 * The code by which a writer comes back: 100 random bits as 20 characters of Crockford's base 32 in five groups of
 * four, e.g. {@code 7K2M-…}. It is shown once; the product keeps only a keyed hash of it.
 */
public final class Receipt {
    private static final int CHARACTERS = 20;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String code;

    private Receipt(String code) {
        this.code = code;
    }

    /** A new one. */
    static Receipt next() {
        byte[] bytes = new byte[13];
        RANDOM.nextBytes(bytes);
        return from(bytes);
    }

    /** The one that secret bytes stand for: an idempotent request gets the same again although it is nowhere stored. */
    static Receipt from(byte[] secret) {
        return new Receipt(Codes.encode(secret, CHARACTERS).toUpperCase(Locale.ROOT));
    }

    /**
     * What a person typed, pasted or copied of it, as {@link TypedReceipt} reads that. Empty where it cannot be a
     * receipt.
     */
    public static Optional<Receipt> parse(String typed) {
        return TypedReceipt.code(typed).map(Receipt::new);
    }

    /** The code without groups: what is hashed. */
    String code() {
        return code;
    }

    /** The code in groups, as it is shown. */
    public String grouped() {
        return String.join("-", code.split("(?<=\\G.{4})"));
    }

    /** Never the code: a receipt must not reach a log. */
    @Override
    public String toString() {
        return "receipt";
    }
}
