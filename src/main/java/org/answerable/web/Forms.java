package org.answerable.web;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.answerable.platform.Refusal;

/** Reading of posted forms, where a field that is absent is empty, and how one comes back that is refused. */
public final class Forms {
    private Forms() {}

    /** What a form asks for. */
    @FunctionalInterface
    public interface Attempt<T, E extends Exception> {
        T act() throws E;
    }

    /** The page of a form that came back. */
    @FunctionalInterface
    public interface Again<T, E extends Exception> {
        T page(Refused refused) throws E;
    }

    /**
     * Does what a form asks for; where that is refused for what was typed, or for the present state, the page of the
     * form comes again. The one way to it: a page that takes a post goes it or says why not ({@link Untried}), as
     * {@code ArchitectureTest} holds. Every other refusal is answered by {@link Problems}.
     *
     * @param again draws the page with what was typed and with what stands in the way
     */
    public static <T, E extends Exception> T tried(Attempt<T, E> act, Again<T, E> again) throws E {
        try {
            return act.act();
        } catch (Refusal.Invalid invalid) {
            return again.page(Refused.of(invalid));
        } catch (Refusal.Conflict conflict) {
            return again.page(Refused.of(conflict));
        }
    }

    /** The same for a page of residents that comes again where something was asked for too often. */
    public static <T, E extends Exception> T inTime(Attempt<T, E> act, Function<Refusal.TooMany, T> again) throws E {
        try {
            return act.act();
        } catch (Refusal.TooMany many) {
            return again.apply(many);
        }
    }

    public static String text(MultivaluedMap<String, String> form, String field) {
        String value = form.getFirst(field);
        return value == null ? "" : value;
    }

    /** The fields of a form whose fields come once each; of one that comes more often, its first value. */
    public static Map<String, String> single(MultivaluedMap<String, String> form) {
        Map<String, String> single = new HashMap<>();
        form.forEach((field, values) -> single.put(field, values.getFirst()));
        return single;
    }

    public static List<String> texts(MultivaluedMap<String, String> form, String field) {
        return form.getOrDefault(field, List.of()).stream()
                .filter(v -> !v.isBlank())
                .distinct()
                .toList();
    }

    public static boolean ticked(MultivaluedMap<String, String> form, String field) {
        return !text(form, field).isEmpty();
    }
}
