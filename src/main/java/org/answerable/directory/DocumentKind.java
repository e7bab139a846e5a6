package org.answerable.directory;

import jakarta.json.bind.annotation.JsonbTypeAdapter;
import java.util.Arrays;
import java.util.List;
import org.answerable.platform.Tagged;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a public document is. */
@JsonbTypeAdapter(Tagged.AsTag.class)
@Schema(name = "DocumentKind", description = "What a public document is")
public enum DocumentKind implements Tagged {
    /** What agencies agreed on with each other, as a memorandum of agreement. */
    AGREEMENT,
    POLICY,
    AUDIT,
    /** What people are taught by. */
    TRAINING;

    /** All of them, as programs write them. */
    public static List<String> tags() {
        return Arrays.stream(values()).map(Tagged::tag).toList();
    }
}
