package org.answerable.intake;

import jakarta.json.bind.annotation.JsonbTypeAdapter;
import org.answerable.platform.Tagged;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who wrote a message: a submission's writer and an agency write to each other. */
@JsonbTypeAdapter(Tagged.AsTag.class)
@Schema(name = "Correspondent", description = "Who wrote it")
public enum Correspondent implements Tagged {
    WRITER,
    AGENCY
}
