package org.answerable.translation;

import jakarta.json.bind.annotation.JsonbTypeAdapter;
import org.answerable.platform.Tagged;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who is known to wait for a translation. */
@JsonbTypeAdapter(Tagged.AsTag.class)
@Schema(name = "WhoWaits", description = "Who waits for it")
public enum WhoWaits implements Tagged {
    /** An agency, to read what a writer wrote. */
    AGENCY,
    /** A writer, for an answer or for what stands behind one. */
    WRITER,
    /** Readers who asked. */
    READERS,
    NOBODY;

    /** By a passage's urgency: {@link Passage#WRITER} and the next. */
    static WhoWaits of(int urgency) {
        return switch (urgency) {
            case Passage.AGENCY -> AGENCY;
            case Passage.WRITER -> WRITER;
            case Passage.READERS -> READERS;
            default -> NOBODY;
        };
    }
}
