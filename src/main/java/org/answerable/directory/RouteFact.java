package org.answerable.directory;

import jakarta.json.bind.annotation.JsonbTypeAdapter;
import java.util.Arrays;
import java.util.List;
import org.answerable.platform.Tagged;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What may be asked of an agency's own way to complain. Each is put so that a yes makes the way easier to take; the
 * list follows what police oversight publishes of departments (rows 147 and 148 of the reference on oversight).
 */
@JsonbTypeAdapter(Tagged.AsTag.class)
@Schema(name = "RouteFact", description = "What is asked of an agency's own way to complain")
public enum RouteFact implements Tagged {
    ONLINE,
    PHONE,
    WRITING,
    /** Without a form of the agency's own. */
    ANY_FORM,
    ANONYMOUS,
    /** From somebody else than the person it happened to. */
    THIRD_PARTY,
    OTHER_LANGUAGES,
    /** Without an oath or a notary. */
    UNSWORN,
    /** It says by when it answers. */
    DEADLINE,
    TELLS_OUTCOME,
    /** It names a body outside itself to which one may go. */
    OUTSIDE_BODY,
    /** It publishes how many complaints it had and how they ended. */
    FIGURES;

    /** All of them by their tags, in the order in which pages have them. */
    public static List<String> tags() {
        return Arrays.stream(values()).map(RouteFact::tag).toList();
    }
}
