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
    /**
     * Written in this language first; drafted by a machine and read by nobody; drafted by a machine and read once more
     * by a machine, sentence by sentence against the English; read and mended by a person who speaks it.
     */
    public enum Status {
        ORIGINAL,
        MACHINE_DRAFT,
        MACHINE_READ_TWICE,
        REVIEWED;

        static Status of(String tag) {
            return valueOf(tag.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }
}
