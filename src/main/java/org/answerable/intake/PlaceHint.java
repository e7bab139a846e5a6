package org.answerable.intake;

import java.util.List;
import java.util.SortedSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.answerable.directory.Municipalities;
import org.answerable.platform.Refusal.Fault;

/**
 * What the list of municipalities says about the place that somebody typed. It decides nothing: other states have
 * places of the same names, a place may be called as another county is, and who writes may know better.
 *
 * @param chosen the FIPS code of the county that was chosen, or {@code null}
 * @param kind what the writer is told
 * @param counties those in which it may lie, by FIPS code
 */
public record PlaceHint(String chosen, Kind kind, SortedSet<String> counties) {
    /** What there is to tell. */
    public enum Kind {
        /** Nothing. */
        NONE,
        /** No county was chosen, and it lies in one. */
        ONE,
        /** No county was chosen, and it may lie in several. */
        SEVERAL,
        /** Another county was chosen than any in which it may lie. */
        ELSEWHERE
    }

    /**
     * Looks it up.
     *
     * @param chosen the FIPS code of the county that was chosen, or {@code null}
     * @param municipality as it was typed, or {@code null}
     */
    static PlaceHint of(String chosen, String municipality) {
        SortedSet<String> counties = Municipalities.counties(municipality);
        return new PlaceHint(chosen, kind(chosen, counties), counties);
    }

    private static Kind kind(String chosen, SortedSet<String> counties) {
        if (counties.isEmpty()) {
            return Kind.NONE;
        }
        if (chosen == null) {
            return counties.size() == 1 ? Kind.ONE : Kind.SEVERAL;
        }
        return counties.contains(chosen) ? Kind.NONE : Kind.ELSEWHERE;
    }

    boolean tells() {
        return kind != Kind.NONE;
    }

    /**
     * The same in words.
     *
     * @param municipality as it was typed
     * @param name of a county by its FIPS code
     * @param list names one after the other, as the reader's language lists them
     */
    Fault note(String municipality, UnaryOperator<String> name, Function<List<String>, String> list) {
        List<String> all = counties.stream().map(name).toList();
        return switch (kind) {
            case ONE -> new Fault("/place/county", "intake.place.one", municipality, all.getFirst());
            case SEVERAL -> new Fault("/place/county", "intake.place.several", municipality, list.apply(all));
            case ELSEWHERE ->
                new Fault("/place/county", "intake.place.elsewhere", municipality, list.apply(all), name.apply(chosen));
            case NONE -> throw new IllegalStateException("nothing is to be told");
        };
    }
}
