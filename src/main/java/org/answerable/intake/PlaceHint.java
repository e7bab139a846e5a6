package org.answerable.intake;

import java.util.SortedSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.answerable.directory.Municipalities;
import org.answerable.platform.Refusal.Fault;

/**
 * What the list of municipalities says about the place that somebody typed. It never refuses anything: who writes may
 * know better.
 *
 * @param county the FIPS code of the county that counts: the one that was chosen, else the only one in which the
 *     municipality lies, else {@code null}
 * @param kind what the writer is told
 * @param counties those in which it lies, by FIPS code
 */
public record PlaceHint(String county, Kind kind, SortedSet<String> counties) {
    /** What there is to tell. */
    public enum Kind {
        /** Nothing. */
        NONE,
        /** No county was chosen, and it lies in one alone: that one is taken. */
        TAKEN,
        /** No county was chosen, and it lies in several. */
        SEVERAL,
        /** Another county was chosen than any in which it lies. */
        ELSEWHERE
    }

    /**
     * Looks it up.
     *
     * @param county the FIPS code of the county that was chosen, or {@code null}
     * @param municipality as it was typed, or {@code null}
     */
    static PlaceHint of(String county, String municipality) {
        SortedSet<String> counties = Municipalities.counties(municipality);
        if (counties.isEmpty() || counties.contains(county == null ? "" : county)) {
            return new PlaceHint(county, Kind.NONE, counties);
        }
        if (county != null) {
            return new PlaceHint(county, Kind.ELSEWHERE, counties);
        }
        return counties.size() == 1
                ? new PlaceHint(counties.first(), Kind.TAKEN, counties)
                : new PlaceHint(null, Kind.SEVERAL, counties);
    }

    boolean tells() {
        return kind != Kind.NONE;
    }

    /**
     * The same in words.
     *
     * @param municipality as it was typed
     * @param name of a county by its FIPS code
     */
    Fault note(String municipality, UnaryOperator<String> name) {
        String all = counties.stream().map(name).collect(Collectors.joining(", "));
        return switch (kind) {
            case TAKEN -> new Fault(Submitting.PLACE_COUNTY, "intake.place.taken", municipality, all);
            case SEVERAL -> new Fault(Submitting.PLACE_COUNTY, "intake.place.several", municipality, all);
            case ELSEWHERE ->
                new Fault(Submitting.PLACE_COUNTY, "intake.place.elsewhere", municipality, all, name.apply(county));
            case NONE -> throw new IllegalStateException("nothing is to be told");
        };
    }
}
