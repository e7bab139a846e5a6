package org.answerable.office;

import java.time.Duration;

/**
 * A keyset that was not taken over. Finding out costs a count over everything sealed, so the same one is looked at
 * again later and later, up to ten minutes; another one at once.
 */
final class RefusedKeyset {
    private static final Duration FIRST = Duration.ofSeconds(4);
    static final Duration LONGEST = Duration.ofMinutes(10);

    /** What was refused; {@code null} where nothing was. */
    private Object what;

    private Duration pause;
    /** Of {@link System#nanoTime()}. */
    private long since;

    /** Whether it is to be looked at now. */
    boolean mayLook(Object offered, long now) {
        return !offered.equals(what) || now - since >= pause.toNanos();
    }

    /**
     * It was refused.
     *
     * @return whether that is news
     */
    boolean refuse(Object offered, long now) {
        boolean news = !offered.equals(what);
        Duration next = news ? FIRST : pause.multipliedBy(2);
        pause = next.compareTo(LONGEST) > 0 ? LONGEST : next;
        what = offered;
        since = now;
        return news;
    }

    /** Nothing is offered, or what is was taken over. */
    void forget() {
        what = null;
    }
}
