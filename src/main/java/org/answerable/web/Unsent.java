package org.answerable.web;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A form that was posted and could not be worked on for now: the page that says so holds it, to be sent again by a
 * click. Where a script or the browser's Back would find the words again, nothing of it is needed; elsewhere they would
 * be gone.
 *
 * @param fields in the order of the form, one for each value
 */
public record Unsent(List<Field> fields) {
    /**
     * The answers after which the same may be sent again: too slow, too many, something failed, does not answer or is
     * full.
     */
    private static final Set<Integer> FOR_NOW = Set.of(408, 429, 500, 503, 507);
    /** Such a form is typed anew: what is secret stands on no page. */
    private static final Set<String> SECRETS = Set.of("password", "present", "fresh", "repeated");
    /** What a script adds for itself. */
    private static final String QUIET = "quiet";

    /** One value; {@code words}: of a person, shown; else it goes along unseen. */
    public record Field(String name, String value, boolean words) {}

    /**
     * What the reader posted, where it may be sent again; {@code null} for all else, and for a form that is not known
     * to be one of ours: whoever forged it writes no page here.
     */
    static Unsent of(int status, Reader reader, FormTokens tokens) {
        if (!FOR_NOW.contains(status) || reader.posted() == null) {
            return null;
        }
        MultivaluedMap<String, String> form = FormBody.read(reader.posted());
        String token = form.getFirst("token");
        // While accounts cannot be looked up, a token of the desk is known by whose it is.
        if (form.keySet().stream().anyMatch(SECRETS::contains)
                || !tokens.valid(reader, token) && tokens.owner(token).isEmpty()) {
            return null;
        }
        List<Field> fields = new ArrayList<>();
        form.forEach((name, values) -> {
            if (!name.equals(QUIET)) {
                values.forEach(value -> fields.add(new Field(name, value, words(value))));
            }
        });
        return new Unsent(List.copyOf(fields));
    }

    /** Codes, choices and what pages note for themselves have no spaces, or are JSON. */
    private static boolean words(String value) {
        return !value.startsWith("{")
                && !value.startsWith("[")
                && value.strip().codePoints().anyMatch(c -> Character.isWhitespace(c) || c > 0x7f);
    }
}
