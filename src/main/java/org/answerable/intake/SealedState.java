package org.answerable.intake;

import jakarta.json.bind.annotation.JsonbTypeAdapter;
import org.answerable.platform.Tagged;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where what lies under seal stands: sealed, or where the last wish to open it stands ({@link Opening}). */
@JsonbTypeAdapter(Tagged.AsTag.class)
@Schema(name = "SealedState", description = "Sealed, or where the last wish to open it stands")
public enum SealedState implements Tagged {
    SEALED,
    ASKED,
    AGREED,
    DECLINED,
    LAPSED,
    ENDED;

    static SealedState of(Opening.State wish) {
        return switch (wish) {
            case ASKED -> ASKED;
            case AGREED -> AGREED;
            case DECLINED -> DECLINED;
            case LAPSED -> LAPSED;
            case ENDED -> ENDED;
        };
    }

    /** Whether a wish waits for a second account, or lets two of them read. */
    public boolean isOpen() {
        return this == ASKED || this == AGREED;
    }
}
