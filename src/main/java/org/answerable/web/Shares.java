package org.answerable.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Who holds how much of something that there is only so much of: so many places and bytes for one address, and so many
 * in all. An address is whatever {@code RateLimits} makes of it. Where a share is full, whoever has been in it longest
 * may have to give way to who comes, so that those who only wait never keep out those who do something. Thread-safe.
 */
final class Shares {
    /**
     * How much there is. {@code givesWayAfter} nanoseconds, whoever has been in longest may be displaced;
     * {@link Long#MAX_VALUE}: never, who comes too late is refused.
     */
    record Bounds(int placesEach, int placesInAll, long bytesEach, long bytesInAll, long givesWayAfter) {}

    /** One that is in. */
    final class Place {
        private final String address;
        private final Runnable displaced;
        private final long since;
        private long moved;
        private long bytes;
        private boolean left;

        private Place(String address, Runnable displaced, long now) {
            this.address = address;
            this.displaced = displaced;
            since = now;
            moved = now;
        }

        /** Takes so many bytes more; false where there are none for it. */
        boolean take(long more) {
            return grow(this, more);
        }

        /** Whether it has taken longer than {@link Shares#patience} allows. */
        boolean overdue() {
            synchronized (Shares.this) {
                return !left && clock.getAsLong() >= patience(since, moved, bytes);
            }
        }

        /** Gives back what it holds; once is enough. */
        void leave() {
            remove(this);
        }
    }

    private static final class Held {
        final Set<Place> places = new LinkedHashSet<>();
        long bytes;
    }

    /**
     * How long a body may stand still; with {@link #sweep} often enough its sender has an answer within ten seconds.
     */
    static final long STILL = TimeUnit.SECONDS.toNanos(8);
    /**
     * Bytes a second that a body must come to after that, on average: a bad telephone line does that much (Apache's
     * mod_reqtimeout asks for 500).
     */
    static final long SLOWEST = 1024;

    private final Bounds bounds;
    private final LongSupplier clock;
    private final Map<String, Held> addresses = new HashMap<>();
    private final Set<Place> all = new LinkedHashSet<>();
    private long bytesInAll;

    /** @param clock nanoseconds, from anywhere */
    Shares(Bounds bounds, LongSupplier clock) {
        this.bounds = bounds;
        this.clock = clock;
    }

    /** Until when what came in {@code since}, last {@code moved} and has so many bytes may go on, on the same clock. */
    static long patience(long since, long moved, long bytes) {
        return Math.min(moved + STILL, since + STILL + TimeUnit.SECONDS.toNanos(bytes) / SLOWEST);
    }

    /**
     * Lets one in.
     *
     * @param displaced what happens to it where it must give way; called without any lock
     * @return its place, or {@code null} where there is none
     */
    Place enter(String address, Runnable displaced) {
        Place giving;
        Place place;
        synchronized (this) {
            Held held = addresses.get(address);
            boolean mine = held != null && held.places.size() >= bounds.placesEach;
            giving = mine ? first(held.places) : all.size() >= bounds.placesInAll ? first(largest().places) : null;
            if ((mine || all.size() >= bounds.placesInAll) && giving == null) {
                return null;
            }
            if (giving != null) {
                remove(giving);
            }
            place = new Place(address, displaced, clock.getAsLong());
            addresses.computeIfAbsent(address, ignored -> new Held()).places.add(place);
            all.add(place);
        }
        if (giving != null) {
            giving.displaced.run();
        }
        return place;
    }

    private boolean grow(Place place, long more) {
        List<Place> giving = new ArrayList<>();
        synchronized (this) {
            if (place.left) {
                return false;
            }
            Held held = addresses.get(place.address);
            while (held.bytes + more > bounds.bytesEach || bytesInAll + more > bounds.bytesInAll) {
                Place first = first(held.bytes + more > bounds.bytesEach ? held.places : largest().places);
                if (first == null || first == place) {
                    giving.forEach(one -> one.displaced.run());
                    return false;
                }
                remove(first);
                giving.add(first);
            }
            held.bytes += more;
            bytesInAll += more;
            place.bytes += more;
            place.moved = clock.getAsLong();
        }
        giving.forEach(one -> one.displaced.run());
        return true;
    }

    /** Who has been in longest, where that is long enough to give way. */
    private Place first(Set<Place> places) {
        Place first = places.iterator().next();
        return bounds.givesWayAfter < Long.MAX_VALUE && clock.getAsLong() - first.since >= bounds.givesWayAfter
                ? first
                : null;
    }

    private Held largest() {
        return addresses.values().stream()
                .max((a, b) -> Long.compare(weight(a), weight(b)))
                .orElseThrow();
    }

    private long weight(Held held) {
        return Math.max(
                held.places.size() * 1_000_000L / bounds.placesInAll,
                held.bytes / Math.max(1, bounds.bytesInAll / 1_000_000L));
    }

    private synchronized void remove(Place place) {
        if (place.left) {
            return;
        }
        place.left = true;
        all.remove(place);
        Held held = addresses.get(place.address);
        held.places.remove(place);
        held.bytes -= place.bytes;
        bytesInAll -= place.bytes;
        if (held.places.isEmpty()) {
            addresses.remove(place.address);
        }
    }

    /** Whether an address cannot get so many bytes more without anybody giving way. */
    synchronized boolean full(String address, long more) {
        Held held = addresses.get(address);
        return (held == null ? 0 : held.bytes) + more > bounds.bytesEach || bytesInAll + more > bounds.bytesInAll;
    }

    /** Puts out whoever has taken longer than {@link #patience} allows. */
    void sweep() {
        List<Place> late;
        synchronized (this) {
            late = all.stream().filter(Place::overdue).toList();
            late.forEach(this::remove);
        }
        late.forEach(place -> place.displaced.run());
    }

    synchronized int places() {
        return all.size();
    }

    synchronized long bytes() {
        return bytesInAll;
    }
}
