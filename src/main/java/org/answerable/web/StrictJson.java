package org.answerable.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.answerable.platform.Refusal;

/**
 * JSON as RFC 8259 has it and nothing beside it, by jackson-core: UTF-8, one value and nothing after it, no field twice
 * (other readers keep the last, or the first), nested at most {@value #MAX_DEPTH} deep, numbers exact and of at most a
 * thousand digits.
 */
final class StrictJson {
    private static final int MAX_DEPTH = 16;

    /**
     * Safe for use by many threads. What strangers call their fields is remembered nowhere, and no thread holds a
     * buffer.
     */
    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .recyclerPool(JsonRecyclerPools.nonRecyclingPool())
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .build();

    private final JsonParser parser;
    private Refusal.Malformed twice;

    private StrictJson(JsonParser parser) {
        this.parser = parser;
    }

    /**
     * Reads one object: its fields in their order, each a {@link String}, {@link BigDecimal}, {@link Boolean},
     * {@link List}, {@link Map} or {@code null}.
     *
     * @throws Refusal.Malformed where the body is anything else
     */
    static Map<String, Object> object(byte[] body) {
        try (JsonParser parser = FACTORY.createParser(text(body))) {
            return new StrictJson(parser).whole();
        } catch (JsonParseException e) {
            throw at(e.getLocation());
        } catch (JsonProcessingException | NumberFormatException e) { // Too deep or too long; an exponent beyond all.
            throw new Refusal.Malformed("", "platform.fault.json");
        } catch (IOException e) {
            throw new UncheckedIOException(e); // A text in memory is always there.
        }
    }

    private static String text(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Refusal.Malformed("", "platform.fault.utf8");
        }
    }

    private static Refusal.Malformed at(JsonLocation place) {
        return new Refusal.Malformed("", "platform.fault.json-at", place.getLineNr(), place.getColumnNr());
    }

    private Map<String, Object> whole() throws IOException {
        if (parser.nextToken() == null) {
            throw at(parser.currentLocation());
        }
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            value(); // What is no JSON at all is told so.
            throw new Refusal.Malformed("", "platform.fault.json-object");
        }
        Map<String, Object> object = object();
        if (parser.nextToken() != null) {
            throw new Refusal.Malformed("", "platform.fault.json");
        }
        if (twice != null) {
            throw twice;
        }
        return object;
    }

    private Object value() throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw new IllegalStateException(parser.currentToken() + " where a value begins");
        };
    }

    private Map<String, Object> object() throws IOException {
        Map<String, Object> object = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String field = parser.currentName();
            if (object.containsKey(field) && twice == null) {
                twice = new Refusal.Malformed(
                        parser.getParsingContext().pathAsPointer().toString(),
                        "platform.fault.field-twice",
                        field.length() > 60 ? field.substring(0, 60) : field);
            }
            parser.nextToken();
            object.put(field, value());
        }
        return object;
    }

    private List<Object> array() throws IOException {
        List<Object> array = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value());
        }
        return array;
    }
}
