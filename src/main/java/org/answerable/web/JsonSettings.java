package org.answerable.web;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.config.PropertyOrderStrategy;
import jakarta.json.bind.config.PropertyVisibilityStrategy;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import org.answerable.platform.Settings;

/**
 * How answers are written as JSON: every field of the contract is there, null where there is nothing; in one order on
 * every node, for ETags. What is {@link Invented} says so in a demonstration.
 */
@Provider
public class JsonSettings implements ContextResolver<Jsonb> {
    private static final Jsonb JSONB = JsonbBuilder.create(new JsonbConfig()
            .withNullValues(true)
            .withPropertyOrderStrategy(PropertyOrderStrategy.LEXICOGRAPHICAL)
            .withPropertyVisibilityStrategy(new Marks(new Settings().demo())));

    @Override
    public Jsonb getContext(Class<?> type) {
        return JSONB;
    }

    /** An answer as text. */
    public static String write(Object body) {
        return JSONB.toJson(body);
    }

    /** As everywhere, but for the mark of what is invented. */
    private record Marks(boolean demonstration) implements PropertyVisibilityStrategy {
        @Override
        public boolean isVisible(Field field) {
            return Modifier.isPublic(field.getModifiers());
        }

        @Override
        public boolean isVisible(Method method) {
            return Modifier.isPublic(method.getModifiers())
                    && (demonstration || !method.getDeclaringClass().equals(Invented.class));
        }
    }
}
