package org.answerable.routing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.answerable.platform.Time;

/**
 * The rules in force, compiled; at most ten seconds older than the database. No cache's expiry is that: Caffeine's lets
 * everybody wait for the one who reads, or, where it refreshes behind, answers the first one after a quiet hour with
 * the rules of then.
 */
@ApplicationScoped
class RuleBook {
    private static final Duration FRESH = Duration.ofSeconds(10);

    /** A rule ready to be asked. */
    record Compiled(String name, String agency, String topic, boolean lead, int priority, Conditions conditions) {}

    /** One edition of the rules. */
    record Edition(List<Compiled> rules, Phrases phrases, String names) {}

    private record Held(Instant at, Edition edition) {}

    @Inject
    RuleReading store;

    @Inject
    Time time;

    private final AtomicReference<Held> held = new AtomicReference<>();
    private final ReentrantLock reading = new ReentrantLock();

    /**
     * The rules in force. While one thread reads them anew, the others go on with those they know: each of them is in a
     * transaction that holds a connection, and reading needs one more. Only after {@link #refresh()} does everybody
     * wait.
     */
    Edition edition() {
        Held known = held.get();
        if (fresh(known)) {
            return known.edition();
        }
        if (known == null || known.at().equals(Instant.EPOCH)) {
            reading.lock();
        } else if (!reading.tryLock()) {
            return known.edition();
        }
        try {
            known = held.get();
            if (fresh(known)) {
                return known.edition();
            }
            List<Compiled> rules = store.inForce();
            String names = rules.stream().map(Compiled::name).toList().toString();
            // Compiling takes some milliseconds; the same rules are not compiled twice. The old edition may still be in
            // use, so it is not closed:
            // it holds only memory.
            Edition edition =
                    known != null && known.edition().names().equals(names) ? known.edition() : compile(rules, names);
            held.set(new Held(time.real(), edition));
            return edition;
        } finally {
            reading.unlock();
        }
    }

    private boolean fresh(Held known) {
        return known != null && time.within(FRESH, known.at());
    }

    /** An edition of what is wanted and in force; of rules that nobody stored, the name has no version. */
    static Edition edition(List<RuleWanted> wanted) {
        List<Compiled> rules = wanted.stream()
                .filter(RuleWanted::active)
                .sorted(Comparator.comparing((RuleWanted rule) -> -rule.priority())
                        .thenComparing(RuleWanted::slug))
                .map(rule -> new Compiled(
                        rule.slug(), rule.agency(), rule.topic(), rule.lead(), rule.priority(), rule.when()))
                .toList();
        return compile(rules, "");
    }

    private static Edition compile(List<Compiled> rules, String names) {
        Map<String, Map<String, List<String>>> words = new LinkedHashMap<>();
        rules.stream()
                .filter(rule -> !rule.conditions().words().isEmpty())
                .forEach(rule -> words.put(rule.name(), rule.conditions().words()));
        return new Edition(rules, new Phrases(words), names);
    }

    void refresh() {
        Held known = held.get();
        if (known != null) {
            held.compareAndSet(known, new Held(Instant.EPOCH, known.edition()));
        }
    }

    /** Reads in a transaction of its own: never what might roll back. */
    @ApplicationScoped
    static class RuleReading {
        @Inject
        Rules rules;

        @Transactional(Transactional.TxType.REQUIRES_NEW)
        List<Compiled> inForce() {
            List<Compiled> compiled = new ArrayList<>();
            for (Rule rule : rules.inForce()) {
                compiled.add(new Compiled(
                        rule.name(), rule.agency(), rule.topic(), rule.lead(), rule.priority(), rule.conditions()));
            }
            return compiled;
        }
    }
}
