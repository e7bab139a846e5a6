package org.answerable.routing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.answerable.access.Identity;
import org.answerable.directory.Agency;
import org.answerable.directory.Directory;
import org.answerable.platform.Time;

/**
 * The names of the directory, compiled; as old as the directory's own copy, and at most ten seconds more. Nobody waits
 * for anybody: two at once compile twice. Where it is old it is still what the next may be the same as, which no cache
 * that drops it knows.
 */
@ApplicationScoped
class NameBook {
    private static final Duration FRESH = Duration.ofSeconds(10);

    private record Held(Instant at, List<Object> of, AgencyNames names) {}

    @Inject
    Directory directory;

    @Inject
    Time time;

    private final AtomicReference<Held> held = new AtomicReference<>();

    /** The next reader sees the directory as it is. */
    void refresh() {
        held.set(null);
    }

    AgencyNames names() {
        Held known = held.get();
        if (known != null && time.within(FRESH, known.at())) {
            return known.names();
        }
        // The coordinating office is nobody's name: what nobody has is there anyway.
        List<Agency> agencies = directory.agencies().stream()
                .filter(a -> !a.slug().equals(Identity.OFFICE))
                .toList();
        List<Object> of = agencies.stream().<Object>map(NameBook::what).toList();
        AgencyNames names = known != null && known.of().equals(of) ? known.names() : new AgencyNames(agencies);
        held.set(new Held(time.real(), of, names));
        return names;
    }

    private static List<Object> what(Agency agency) {
        Map<String, String> names = new TreeMap<>();
        agency.names().forEach((language, name) -> names.put(language, name.name()));
        return List.of(agency.slug(), names, Set.copyOf(agency.counties()));
    }
}
