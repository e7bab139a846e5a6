package org.answerable.accounts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import org.answerable.platform.Codes;

/**
 * A code on paper that takes the place of the second factor once, for whoever has lost the phone. 50 random bits; a
 * keyed hash is kept until it is used.
 */
@Entity
@Table(name = "recovery_code")
public class RecoveryCode {
    /** How many an account has at first. */
    static final int MANY = 10;

    static final int LENGTH = 10;
    private static final int LONGEST_TYPED = 64;

    @Id
    @Column(name = "code_hash")
    private String hash;

    private long account;

    protected RecoveryCode() {}

    RecoveryCode(String hash, long account) {
        this.hash = hash;
        this.account = account;
    }

    /** A new code, as it is written: two groups of five. */
    static String next() {
        String code = Codes.random(LENGTH);
        return code.substring(0, LENGTH / 2) + "-" + code.substring(LENGTH / 2);
    }

    /**
     * The ten characters that somebody typed, in small letters, with what is easily mistaken (O, I, L) as the digit it
     * must be; empty for anything else.
     */
    static Optional<String> read(String typed) {
        if (typed.length() > LONGEST_TYPED) {
            return Optional.empty();
        }
        StringBuilder code = new StringBuilder();
        String plain = Normalizer.normalize(typed, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        for (int c : plain.codePoints().toArray()) {
            int digit = Character.digit(c, 10);
            if (digit >= 0) {
                code.append(digit);
            } else if (c == 'o') {
                code.append('0');
            } else if (c == 'i' || c == 'l') {
                code.append('1');
            } else if (c >= 'a' && c <= 'z' && c != 'u') {
                code.append((char) c);
            } else if (!Totp.between(c)) {
                return Optional.empty();
            }
        }
        return code.length() == LENGTH ? Optional.of(code.toString()) : Optional.empty();
    }
}
