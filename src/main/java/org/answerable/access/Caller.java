package org.answerable.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.answerable.platform.Refusal;

/**
 * Who is calling, on this thread: set for each request by the sign-in filter, and by {@link #as} where the product acts
 * by itself.
 */
@ApplicationScoped
public class Caller {
    private static final ThreadLocal<Identity> CURRENT = new ThreadLocal<>();
    private static final ThreadLocal<String> CLIENT = new ThreadLocal<>();
    private static final ThreadLocal<Boolean> UNCERTAIN = new ThreadLocal<>();

    /** The signed-in account; empty for a resident or reader. */
    public Optional<Identity> identity() {
        return Optional.ofNullable(CURRENT.get());
    }

    /**
     * The caller, who must have the right.
     *
     * @throws Refusal.Unauthenticated where nobody is signed in
     * @throws Refusal.Forbidden where the role does not have the right
     */
    public Identity with(Right right) {
        Identity identity = identity().orElseThrow(Refusal.Unauthenticated::new);
        if (!identity.has(right)) {
            throw new Refusal.Forbidden();
        }
        return identity;
    }

    /** The actor's name for the journal: the account's, else "resident". */
    public String actor() {
        return identity().map(Identity::actor).orElse("resident");
    }

    /** Runs the work as somebody ({@code null}: a resident) on this thread. */
    public <T> T as(Identity identity, Callable<T> work) throws Exception {
        Identity before = CURRENT.get();
        set(identity);
        try {
            return work.call();
        } finally {
            set(before);
        }
    }

    /** The hashed address of the present request, for {@link RateLimits} alone; {@code null} outside a request. */
    public String client() {
        return CLIENT.get();
    }

    /** Whether the request carries something that could not be looked up, because the database does not answer. */
    public boolean uncertain() {
        return UNCERTAIN.get() != null;
    }

    static void uncertain(boolean uncertain) {
        if (uncertain) {
            UNCERTAIN.set(Boolean.TRUE);
        } else {
            UNCERTAIN.remove();
        }
    }

    static void from(String client) {
        if (client == null) {
            CLIENT.remove();
        } else {
            CLIENT.set(client);
        }
    }

    static void set(Identity identity) {
        if (identity == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(identity);
        }
    }
}
