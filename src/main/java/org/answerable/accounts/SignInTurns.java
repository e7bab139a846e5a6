package org.answerable.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.answerable.access.RateLimits;

/**
 * When an unknown device may try next, by account name and address: what a stranger does elsewhere makes nobody here
 * wait longer. Where the name's {@link SignInBudget} is spent, an address that comes for the first time gets a turn in
 * a quarter of an hour, and keeps it: its one try is looked at then whatever others have tried meanwhile, so the
 * account's owner is never kept out for longer, and a thousand addresses have a thousand tries in that time and no
 * more.
 *
 * <p>Addresses are as {@link RateLimits} knows them: hashed under a key of this start, in memory, the longest unseen
 * forgotten: no other order would do, as for {@code RateLimits}.
 */
@ApplicationScoped
public class SignInTurns {
    static final int REMEMBERED = 50_000;

    private final Map<String, Turn> turns = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Turn> eldest) {
            return size() > REMEMBERED;
        }
    };

    private record Turn(int failures, Instant notBefore) {}

    /**
     * Counts a try as failed where it is in time.
     *
     * @param crowded whether the budget of the name is spent
     * @return {@code null} where the try is to be looked at, else when the next one will be
     */
    synchronized Instant begin(String name, String client, boolean crowded, Instant now) {
        String key = name + client;
        Turn turn = turns.get(key);
        if (turn == null && crowded) {
            turns.put(key, new Turn(0, now.plus(SignInDelay.LONGEST)));
            return now.plus(SignInDelay.LONGEST);
        }
        Instant wait = turn == null ? null : SignInDelay.wait(turn.notBefore, now);
        if (wait == null) {
            int failures = turn == null ? 1 : turn.failures + 1;
            turns.put(key, new Turn(failures, now.plus(crowded ? SignInDelay.LONGEST : SignInDelay.after(failures))));
        }
        return wait;
    }

    /** Ends the row: the try was right. */
    synchronized void forget(String name, String client) {
        turns.remove(name + client);
    }
}
