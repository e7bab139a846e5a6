package org.answerable.intake;

import jakarta.json.bind.annotation.JsonbTypeAdapter;
import org.answerable.platform.Tagged;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What is public of which somebody says that it was sent in their name, and not by them.
 *
 * @param id of the public record, or of the group of records that say nearly the same
 */
public record Disowned(Of of, String id) {
    /** One record, or one of several that say nearly the same. */
    @JsonbTypeAdapter(Tagged.AsTag.class)
    @Schema(name = "DisownedOf", description = "Whether it is a record, or one of a group of records")
    public enum Of implements Tagged {
        RECORD,
        CAMPAIGN
    }

    /** As {@link #written} wrote it. */
    public static Disowned read(String written) {
        int end = written.indexOf(':');
        return new Disowned(
                Tagged.of(Of.values(), written.substring(0, end)).orElseThrow(), written.substring(end + 1));
    }

    /** As it is stored, and as the journal hashes it. */
    public String written() {
        return of.tag() + ':' + id;
    }

    /** The path of its public page, without the language. */
    public String path() {
        return (of == Of.RECORD ? "/records/" : "/campaigns/") + id;
    }
}
