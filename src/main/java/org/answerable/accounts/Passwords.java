package org.answerable.accounts;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.text.Normalizer;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.answerable.platform.Refusal;

/**
 * Password hashes: Argon2id with 19 MiB, two passes, one lane (OWASP Password Storage Cheat Sheet). A hash costs tens
 * of milliseconds and 19 MiB, so no more run at once than half of the processors; the others wait for a few seconds and
 * are then sent away, so that a flood of sign-ins cannot take the server from the residents.
 */
@ApplicationScoped
public class Passwords {
    /** The shortest new password, in code points (NIST SP 800-63B-4, 3.1.1.2: a password that is the only factor). */
    public static final int SHORTEST = 15;
    /** The longest password looked at, in code points. */
    public static final int LONGEST = 256;

    private static final Argon2Function ARGON2ID = Argon2Function.getInstance(19 * 1024, 2, 1, 32, Argon2.ID);
    private static final int PATIENCE_SECONDS = 5;

    private final Semaphore turns =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);
    private String nobodys;

    /** Not where it is constructed: its proxy is constructed as well, and would hash in vain at every start. */
    @PostConstruct
    void prepare() {
        nobodys = hash("of an account that does not exist");
    }

    /** The hash of a password, with its parameters and a random salt. */
    String hash(String password) {
        return inTurn(() ->
                Password.hash(normal(password)).addRandomSalt(16).with(ARGON2ID).getResult());
    }

    /**
     * Whether the password is the hash's. A {@code null} hash (no such account) takes the same time.
     *
     * @throws Refusal.Unavailable where too many wait
     */
    boolean matches(String password, String hash) {
        String against = hash == null ? nobodys : hash;
        boolean same = inTurn(
                () -> Password.check(normal(password), against).with(Argon2Function.getInstanceFromHash(against)));
        return same && hash != null;
    }

    private <T> T inTurn(Supplier<T> work) {
        try {
            if (!turns.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new Refusal.Unavailable();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal.Unavailable();
        }
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }

    /** As it is compared: NFKC, so that one word typed on two keyboards is one. */
    static String normal(String password) {
        String cut = password.length() > 2 * LONGEST ? password.substring(0, 2 * LONGEST) : password;
        return Normalizer.normalize(cut, Normalizer.Form.NFKC);
    }
}
