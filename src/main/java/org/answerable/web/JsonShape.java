package org.answerable.web;

import jakarta.json.bind.annotation.JsonbProperty;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The fields that a body may hold: the components of the record that describes it, under the names that they have in
 * JSON.
 */
record JsonShape(Map<String, Field> described) {
    private static final ClassValue<JsonShape> SHAPES = new ClassValue<>() {
        @Override
        protected JsonShape computeValue(Class<?> type) {
            Map<String, Field> fields = new LinkedHashMap<>();
            for (RecordComponent component : type.getRecordComponents()) {
                JsonbProperty name = component.getAccessor().getAnnotation(JsonbProperty.class);
                Schema schema = component.getAccessor().getAnnotation(Schema.class);
                String field = name == null ? component.getName() : name.value();
                fields.put(
                        field,
                        new Field(
                                type.getName() + "." + field,
                                component.getGenericType(),
                                schema != null && schema.required()));
            }
            return new JsonShape(fields);
        }
    };

    /** One field; {@code required}: without it the body is refused. */
    record Field(String name, Type declared, boolean required) {
        Class<?> type() {
            return declared instanceof ParameterizedType many ? (Class<?>) many.getRawType() : (Class<?>) declared;
        }

        /** Of what it is a list. */
        Class<?> item() {
            if (declared instanceof ParameterizedType many && many.getRawType() == List.class) {
                return (Class<?>) many.getActualTypeArguments()[0];
            }
            throw new IllegalStateException(name + " is not described as a list");
        }

        void isOneOf(List<Class<?>> types) {
            if (types.stream().noneMatch(t -> t.isAssignableFrom(type()))) {
                throw new IllegalStateException(name + " is described as " + declared + " and read as one of " + types);
            }
        }

        void holdsMany(Class<?> expected) {
            if (!expected.isAssignableFrom(item())) {
                throw new IllegalStateException(
                        name + " is described as " + declared + " and read as a list of " + expected);
            }
        }
    }

    static JsonShape of(Class<?> type) {
        return SHAPES.get(type);
    }

    Set<String> fields() {
        return described.keySet();
    }

    /** The field of that name; it is a fault of the program, not of the body, where there is none. */
    Field field(String name) {
        Field field = described.get(name);
        if (field == null) {
            throw new IllegalStateException(name + " is read and not described");
        }
        return field;
    }
}
