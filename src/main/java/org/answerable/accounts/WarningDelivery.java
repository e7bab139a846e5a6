package org.answerable.accounts;

import jakarta.json.bind.annotation.JsonbTypeAdapter;
import java.util.Optional;
import org.answerable.platform.Tagged;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How somebody of the desk is told that a deadline is near or has passed. */
@JsonbTypeAdapter(Tagged.AsTag.class)
@Schema(name = "WarningDelivery", description = "How somebody is told of deadlines")
public enum WarningDelivery implements Tagged {
    /** In one mail on the morning of a working day, as long as nothing else is chosen. */
    DIGEST,
    /** Within minutes. */
    AT_ONCE;

    static Optional<WarningDelivery> of(String tag) {
        return Tagged.of(values(), tag);
    }
}
