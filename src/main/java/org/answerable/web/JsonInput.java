package org.answerable.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.answerable.platform.Refusal;
import org.answerable.platform.Refusal.Fault;

/**
 * A JSON body read strictly: UTF-8, one object and nothing after it, no field twice, no unknown field, each value of
 * its type. What is wrong with values is collected, so that the writer learns of all of it at once; call {@link #done}
 * after the last field.
 *
 * <p>What it may hold, a record says: its components are the fields, and the same record stands in the description of
 * the API. So whoever asks for a field that the record does not have, or leaves one unread that it has, or reads one as
 * another type, fails at the first call.
 *
 * <p>An unknown field or a value of another type is a malformed request (400); a value that is not acceptable is
 * invalid content (422).
 */
public final class JsonInput {
    private static final List<Class<?>> TEXTS = List.of(String.class, Instant.class, LocalDate.class);

    private final Map<String, ?> object;
    private final Class<?> shape;
    private final String at;
    private final List<Fault> faults;
    private final Set<String> asked = new LinkedHashSet<>();

    private JsonInput(Map<String, ?> object, Class<?> shape, String at, List<Fault> faults) {
        this.object = object;
        this.shape = shape;
        this.at = at;
        this.faults = faults;
    }

    /**
     * Reads one body.
     *
     * @param shape its fields, as they are described
     * @throws Refusal.Malformed where it is not exactly one JSON object
     */
    public static JsonInput of(byte[] body, Class<? extends Record> shape) {
        return new JsonInput(StrictJson.object(body), shape, "", new ArrayList<>());
    }

    /**
     * One body that its reader looks through by itself, because it says everything that is wrong with it at once,
     * unknown fields too: numbers are {@link BigDecimal}, the rest as in JSON.
     *
     * @param shape its fields, as they are described
     * @throws Refusal.Malformed where it is not exactly one JSON object
     */
    public static Map<String, ?> whole(byte[] body, Class<? extends Record> shape) {
        if (!shape.isRecord()) {
            throw new IllegalArgumentException(shape.getName());
        }
        return StrictJson.object(body);
    }

    /** A text, {@code null} where absent or null. */
    public String text(String field) {
        return switch (value(field, TEXTS)) {
            case null -> null;
            case String text -> text;
            default -> throw type(field, "platform.fault.type-text");
        };
    }

    /** A text that must be there and not blank; otherwise a fault is kept and "" returned. */
    public String required(String field) {
        if (!JsonShape.of(shape).field(field).required()) {
            throw new IllegalStateException(field + " of " + shape.getName() + " is required, and not described so");
        }
        return filled(field);
    }

    /**
     * A text that is not blank, of a field that need not be there at all; otherwise a fault is kept and "" returned.
     */
    public String filled(String field) {
        String text = text(field);
        if (text == null || text.isBlank()) {
            fault(field, "platform.fault.required");
            return "";
        }
        return text;
    }

    /** A truth value. */
    public boolean flag(String field, boolean otherwise) {
        return switch (value(field, List.of(boolean.class, Boolean.class))) {
            case null -> otherwise;
            case Boolean flag -> flag;
            default -> throw type(field, "platform.fault.type-flag");
        };
    }

    /** A whole number within the range of int; {@code null} where absent. */
    public Integer number(String field) {
        Object value = value(field, List.of(Integer.class));
        if (value == null) {
            return null;
        }
        if (value instanceof BigDecimal number) {
            try {
                return number.intValueExact();
            } catch (ArithmeticException e) {
                throw type(field, "platform.fault.type-number");
            }
        }
        throw type(field, "platform.fault.type-number");
    }

    /** A day (ISO 8601); a fault where it is none. */
    public LocalDate day(String field) {
        String text = text(field);
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            fault(field, "platform.fault.day");
            return null;
        }
    }

    /** A list of texts, empty where absent. */
    public List<String> texts(String field) {
        List<String> texts = new ArrayList<>();
        for (Object item : array(field, String.class)) {
            if (!(item instanceof String text)) {
                throw type(field, "platform.fault.type-texts");
            }
            texts.add(text);
        }
        return texts;
    }

    /** An object within this one, or {@code null}. */
    public JsonInput object(String field) {
        Class<?> kind = JsonShape.of(shape).field(field).type();
        return switch (value(field, List.of(Record.class))) {
            case null -> null;
            case Map<?, ?> inner -> new JsonInput(fields(inner), kind, at + "/" + field, faults);
            default -> throw type(field, "platform.fault.type-object");
        };
    }

    /** A list of objects, empty where absent. */
    public List<JsonInput> objects(String field) {
        List<JsonInput> inner = new ArrayList<>();
        Class<?> kind = JsonShape.of(shape).field(field).item();
        int index = 0;
        for (Object item : array(field, Record.class)) {
            if (!(item instanceof Map<?, ?> one)) {
                throw type(field, "platform.fault.type-object");
            }
            inner.add(new JsonInput(fields(one), kind, at + "/" + field + "/" + index++, faults));
        }
        return inner;
    }

    /** Only {@link StrictJson} makes them, and names of fields are texts. */
    @SuppressWarnings("unchecked")
    private static Map<String, ?> fields(Map<?, ?> object) {
        return (Map<String, ?>) object;
    }

    private List<?> array(String field, Class<?> item) {
        JsonShape.of(shape).field(field).holdsMany(item);
        return switch (value(field)) {
            case null -> List.of();
            case List<?> array -> array;
            default -> throw type(field, "platform.fault.type-list");
        };
    }

    private Object value(String field, List<Class<?>> types) {
        JsonShape.of(shape).field(field).isOneOf(types);
        return value(field);
    }

    private Object value(String field) {
        ask(field);
        return object.get(field);
    }

    /** Whether the field was sent at all. */
    public boolean has(String field) {
        ask(field);
        return object.containsKey(field);
    }

    private void ask(String field) {
        JsonShape.of(shape).field(field);
        asked.add(field);
    }

    /** Whether the field was sent with a value; {@code null} is none. */
    public boolean given(String field) {
        return value(field) != null;
    }

    /** Keeps a fault of a field. */
    public void fault(String field, String key, Object... arguments) {
        faults.add(new Fault(pointer(field), key, arguments));
    }

    /** The RFC 6901 pointer of a field of this object. */
    public String pointer(String field) {
        return at + "/" + field.replace("~", "~0").replace("/", "~1");
    }

    private Refusal.Malformed type(String field, String key) {
        return new Refusal.Malformed(pointer(field), key);
    }

    /**
     * Refuses fields that the shape does not have. To be called on each object once its fields are read.
     *
     * @throws Refusal.Malformed on the first unknown field
     */
    public JsonInput noOthers() {
        if (!asked.equals(JsonShape.of(shape).fields())) {
            throw new IllegalStateException(shape.getName() + " describes other fields than were read: " + asked);
        }
        for (String field : object.keySet()) {
            if (!asked.contains(field)) {
                throw new Refusal.Malformed(
                        pointer(field),
                        "platform.fault.unknown-field",
                        field.length() > 60 ? field.substring(0, 60) : field);
            }
        }
        return this;
    }

    /**
     * Ends the reading: refuses unknown fields, then all faults together.
     *
     * @throws Refusal.Invalid where faults were kept
     */
    public void done() {
        noOthers();
        if (!faults.isEmpty()) {
            throw new Refusal.Invalid(faults);
        }
    }

    /** The faults kept so far; a use case may add its own. */
    public List<Fault> faults() {
        return faults;
    }
}
