package org.answerable.intake;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import org.answerable.platform.Codes;

/**
 * The code by which a writer comes back: 100 random bits as 20 characters of Crockford's base 32 in five groups of four, e.g. {@code
 * 7K2M-…}. It is shown once; the product keeps only a keyed hash of it.
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

    /** What a person typed: case, spaces and hyphens do not matter, O is 0, I and L are 1. Empty where it cannot be a receipt. */
    public static Optional<Receipt> parse(String typed) {
        if (typed == null || typed.length() > 200) {
            return Optional.empty();
        }
        StringBuilder code = new StringBuilder();
        for (char c : typed.toUpperCase(Locale.ROOT).toCharArray()) {
            if (c == '-' || c == '–' || c == '\u2010' || c == '\u2011' || Character.isWhitespace(c) || c == '\u00A0') {
                continue;
            }
            char read = switch (c) {
                case 'O' -> '0';
                case 'I', 'L' -> '1';
                default -> c;
            };
            if ("0123456789ABCDEFGHJKMNPQRSTVWXYZ".indexOf(read) < 0) {
                return Optional.empty();
            }
            code.append(read);
        }
        return code.length() == CHARACTERS ? Optional.of(new Receipt(code.toString())) : Optional.empty();
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
