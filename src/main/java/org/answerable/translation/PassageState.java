package org.answerable.translation;

import jakarta.json.bind.annotation.JsonbTypeAdapter;
import java.util.Optional;
import org.answerable.platform.Tagged;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far a passage's translation is; nothing leads back. */
@JsonbTypeAdapter(Tagged.AsTag.class)
@Schema(name = "TranslationState", description = "How far the translation is")
public enum PassageState implements Tagged {
    WAITING,
    /** By a machine; no person has looked at it. */
    DRAFTED,
    REVIEWED;

    static Optional<PassageState> of(String tag) {
        return Tagged.of(values(), tag);
    }
}
