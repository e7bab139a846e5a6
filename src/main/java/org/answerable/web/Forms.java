package org.answerable.web;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;

/** Reading of posted forms; a field that is absent is empty. */
public final class Forms {
    private Forms() {}

    public static String text(MultivaluedMap<String, String> form, String field) {
        String value = form.getFirst(field);
        return value == null ? "" : value;
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
