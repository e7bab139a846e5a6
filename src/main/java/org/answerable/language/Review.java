package org.answerable.language;

import java.time.LocalDate;
import java.util.Locale;

/**
 * How far the texts of a language can be trusted, as the {@code status.properties} of its folder says.
 *
 * @param by who reviewed them; {@code null} where nobody did
 * @param on when that was; {@code null} where nobody did
 */
public record Review(Status status, String by, LocalDate on) {
    /** Written in this language first; drafted by a machine and not yet read by a person; read and mended by a person who speaks it. */
    public enum Status {
        ORIGINAL, MACHINE_DRAFT, REVIEWED;

        static Status of(String tag) {
            return valueOf(tag.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /** Whether the reader is told that nobody has reviewed the language yet. */
    public boolean wanted() {
        return status == Status.MACHINE_DRAFT;
    }
}
