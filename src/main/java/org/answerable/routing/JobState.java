package org.answerable.routing;

import jakarta.json.bind.annotation.JsonbTypeAdapter;
import org.answerable.platform.Tagged;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far work in the background has come. */
@JsonbTypeAdapter(Tagged.AsTag.class)
@Schema(name = "JobState", description = "How far it has come")
public enum JobState implements Tagged {
    WAITING,
    RUNNING,
    DONE,
    /** It did not end, and goes on no more: it is to be asked for again. */
    FAILED
}
