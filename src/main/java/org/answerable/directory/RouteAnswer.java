package org.answerable.directory;

import jakarta.json.bind.annotation.JsonbTypeAdapter;
import org.answerable.platform.Tagged;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What somebody found when they looked at one {@link RouteFact} of an agency.
 *
 * @param checked the day on which they looked, ISO 8601
 * @param source an address (http or https, without blanks) where it can be read; {@code null} for none
 */
public record RouteAnswer(Says says, String checked, String source) {
    /** The answer itself. */
    @JsonbTypeAdapter(Tagged.AsTag.class)
    @Schema(name = "RouteSays", description = "yes, no, or unknown: somebody looked and could not find out")
    public enum Says implements Tagged {
        YES,
        NO,
        UNKNOWN
    }
}
