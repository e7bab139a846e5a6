package org.answerable.accounts;

import java.io.IOException;
import java.security.GeneralSecurityException;
import org.answerable.platform.Codes;
import org.answerable.platform.crypto.GivenKeyset;
import org.answerable.platform.crypto.Keys;

/**
 * By what whoever runs the server vouches for an administrator who was invited (ADR 52): a code that is made of the
 * invitation's number, the account name of who was invited, and {@code HASH_KEYSET}: who can make it has the server's
 * keys, and it vouches for nobody but who was asked. {@code script/second-administrator} prints it; the server keeps a
 * keyed hash of it, as of a second administrator's code.
 */
public final class OperatorCode {
    private static final String PURPOSE = "operator-code";
    /** What names an invitation. */
    private static final String NUMBER = "[0-9a-z]{12}";

    private OperatorCode() {}

    /** 65 bits. */
    static String of(Keys keys, String invitation, String name) {
        return Codes.encode(keys.bytes(PURPOSE, invitation + " " + name), AccountRules.PASSWORD / 2);
    }

    public static void main(String[] args) throws GeneralSecurityException {
        String given = System.getenv("HASH_KEYSET");
        if (args.length != 2 || !args[0].matches(NUMBER)) {
            fail("script/second-administrator --help tells the usage");
        } else if (given == null || given.isBlank()) {
            fail("HASH_KEYSET is not set: run this where the server's own settings are");
        } else {
            try {
                System.out.println(of(Keys.hashing(new GivenKeyset(given).read()), args[0], args[1]));
            } catch (IOException | GeneralSecurityException e) {
                fail("HASH_KEYSET cannot be read: " + e.getClass().getSimpleName());
            }
        }
    }

    private static void fail(String message) {
        System.err.println(message);
        System.exit(2);
    }
}
