package org.answerable;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.ReferencedClassObject;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.bind.annotation.JsonbTypeAdapter;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.answerable.platform.Tagged;
import org.answerable.web.JsonInput;
import org.answerable.web.Problem;
import org.answerable.web.Problems;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.junit.jupiter.api.Test;

/**
 * The description of the API, as the build made it: whole, and of what the endpoints take and answer. {@code ClientIT}
 * walks with a client that is generated from it.
 */
class OpenApiTest {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");
    private static final JsonObject API = read();
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.answerable");

    private static JsonObject read() {
        try (JsonReader reader = Json.createReader(Files.newBufferedReader(
                java.nio.file.Path.of("target/classes/META-INF/openapi.json"), StandardCharsets.UTF_8))) {
            return reader.readObject();
        } catch (IOException e) {
            throw new IllegalStateException("made by the build in process-classes", e);
        }
    }

    private static void eachOperation(BiConsumer<String, JsonObject> seen) {
        API.getJsonObject("paths")
                .forEach((path, item) -> item.asJsonObject().forEach((method, operation) -> {
                    if (METHODS.contains(method)) {
                        seen.accept(method.toUpperCase(Locale.ROOT) + " " + path, operation.asJsonObject());
                    }
                }));
    }

    @Test
    void every_endpoint_of_the_api_is_described_and_nothing_else() {
        Set<String> described = new TreeSet<>();
        eachOperation((name, operation) -> described.add(name.replaceAll("\\{[^}]*}", "{}")));
        Set<String> declared = new TreeSet<>();
        for (JavaMethod method : endpoints()) {
            declared.add(name(method));
        }
        assertThat(declared).hasSizeGreaterThan(60);
        assertThat(described).containsExactlyInAnyOrderElementsOf(declared);
    }

    @Test
    void every_operation_has_a_summary_and_answers_with_something_known() {
        List<String> missing = new ArrayList<>();
        eachOperation((name, operation) -> {
            if (operation.getString("summary", "").isBlank()) {
                missing.add(name + ": no summary");
            }
            JsonObject responses = operation.getJsonObject("responses");
            responses.forEach((status, response) -> {
                JsonObject answer = resolved(response.asJsonObject());
                if (status.startsWith("2")
                        && !status.equals("204")
                        && answer.getJsonObject("content") == null
                        && !EMPTY.contains(name)) {
                    missing.add(name + ": " + status + " has no content");
                }
                if (answer.getJsonObject("content") != null) {
                    answer.getJsonObject("content").forEach((type, content) -> {
                        if (!content.asJsonObject().containsKey("schema")) {
                            missing.add(name + ": " + status + " as " + type + " has no schema");
                        }
                    });
                }
            });
            if (responses.keySet().stream().noneMatch(status -> status.startsWith("2"))) {
                missing.add(name + ": no answer where all is well");
            }
        });
        assertThat(missing).isEmpty();
    }

    /** Answers of 201 that say all by their status. */
    private static final Set<String> EMPTY = Set.of("POST /api/v1/receipts/messages");

    @Test
    void every_refusal_is_the_one_problem() {
        JsonObject refusal =
                API.getJsonObject("components").getJsonObject("responses").getJsonObject(Problem.REFUSAL);
        assertThat(refusal.getJsonObject("content").keySet()).containsExactly(Problems.TYPE);
        assertThat(refusal.getJsonObject("content")
                        .getJsonObject(Problems.TYPE)
                        .getJsonObject("schema")
                        .getString("$ref"))
                .isEqualTo("#/components/schemas/Problem");
        eachOperation((name, operation) -> assertThat(
                        operation.getJsonObject("responses").getJsonObject("default"))
                .as(name)
                .isEqualTo(Json.createObjectBuilder()
                        .add("$ref", "#/components/responses/" + Problem.REFUSAL)
                        .build()));
    }

    @Test
    void every_parameter_says_what_it_is() {
        List<String> silent = new ArrayList<>();
        eachOperation((name, operation) -> {
            JsonArray parameters = operation
                    .getOrDefault("parameters", JsonValue.EMPTY_JSON_ARRAY)
                    .asJsonArray();
            JsonArray ofPath = API.getJsonObject("paths")
                    .getJsonObject(name.substring(name.indexOf(' ') + 1))
                    .getOrDefault("parameters", JsonValue.EMPTY_JSON_ARRAY)
                    .asJsonArray();
            for (JsonValue value :
                    Stream.concat(parameters.stream(), ofPath.stream()).toList()) {
                JsonObject parameter = resolved(value.asJsonObject());
                if (parameter.getString("description", "").isBlank() || !parameter.containsKey("schema")) {
                    silent.add(name + ": " + parameter.getString("name"));
                }
            }
        });
        assertThat(silent).isEmpty();
    }

    @Test
    void the_desk_asks_for_a_token_and_nothing_else_does() {
        eachOperation((name, operation) ->
                assertThat(operation.containsKey("security")).as(name).isEqualTo(name.contains("/api/v1/desk/")));
    }

    @Test
    void no_json_is_described_as_bytes() {
        List<String> bytes = new ArrayList<>();
        eachOperation((name, operation) -> {
            JsonObject content = content(operation);
            if (content.containsKey("application/json")
                    && !schema(content.getJsonObject("application/json"))
                            .getString("type", "")
                            .equals("object")) {
                bytes.add(name);
            }
        });
        assertThat(bytes).isEmpty();
        assertThat(API.toString()).doesNotContain("\"binary\"");
    }

    @Test
    void every_reference_leads_somewhere_and_no_two_things_share_a_name() {
        references(API, new LinkedHashSet<>())
                .forEach(
                        reference -> assertThat(target(reference)).as(reference).isNotNull());
        assertThat(API.getJsonObject("components").getJsonObject("schemas").keySet())
                .allMatch(name -> name.matches("[A-Za-z]+"));
        Set<String> names = new HashSet<>();
        eachOperation((name, operation) -> assertThat(names.add(operation.getString("operationId")))
                .as(name)
                .isTrue());
    }

    @Test
    void every_body_has_an_example_that_its_schema_allows() {
        List<String> wrong = new ArrayList<>();
        eachOperation((name, operation) -> content(operation).forEach((type, value) -> {
            JsonObject content = value.asJsonObject();
            JsonObject schema = schema(content);
            JsonValue example = content.containsKey("example") ? content.get("example") : schema.get("example");
            if (example == null) {
                wrong.add(name + ": no example of " + type);
            } else {
                check(name, example, schema, wrong);
            }
            if (!operation.getJsonObject("requestBody").getBoolean("required", false)) {
                wrong.add(name + ": not said to be needed");
            }
        }));
        assertThat(wrong).isEmpty();
    }

    @Test
    void an_example_with_a_field_or_a_value_that_the_schema_does_not_have_is_found() {
        JsonObject schema = target("#/components/schemas/NewSubmission").asJsonObject();
        JsonObject example = schema.getJsonObject("example");
        for (JsonObject broken : List.of(
                Json.createObjectBuilder(example).add("knid", "comment").build(),
                Json.createObjectBuilder(example).remove("kind").build(),
                Json.createObjectBuilder(example).add("kind", "rumour").build(),
                Json.createObjectBuilder(example).add("publish", "yes").build(),
                Json.createObjectBuilder(example).add("occurredOn", "yesterday").build(),
                Json.createObjectBuilder(example)
                        .add("place", Json.createObjectBuilder().add("town", "Madison"))
                        .build())) {
            List<String> wrong = new ArrayList<>();
            check("", broken, schema, wrong);
            assertThat(wrong).as(broken.toString()).isNotEmpty();
        }
    }

    /**
     * What the client that is generated from it would hold as a map, an object of nothing, or a string for anything.
     */
    @Test
    void nothing_that_is_sent_or_answered_is_without_a_type() {
        List<String> untyped = new ArrayList<>();
        eachOperation((name, operation) -> {
            content(operation).forEach((type, value) -> typed(name, value.asJsonObject(), untyped));
            operation.getJsonObject("responses").forEach((status, response) -> {
                JsonObject answer = resolved(response.asJsonObject());
                if (answer.containsKey("content")) {
                    answer.getJsonObject("content")
                            .forEach((type, value) -> typed(name + " " + status, value.asJsonObject(), untyped));
                }
            });
        });
        schemas().forEach((name, schema) -> typed(name, schema, untyped));
        assertThat(untyped).isEmpty();
    }

    private static void typed(String at, JsonObject content, List<String> untyped) {
        JsonObject schema = content.containsKey("schema") ? content.getJsonObject("schema") : content;
        if (schema.containsKey("$ref") || schema.containsKey("allOf")) {
            return;
        }
        String type = schema.getString("type", "");
        boolean map = schema.get("additionalProperties") instanceof JsonObject;
        if (type.isEmpty()
                || type.equals("object") && !schema.containsKey("properties") && !map && !at.equals("Nothing")
                || type.equals("array") && !schema.containsKey("items")) {
            untyped.add(at);
        }
        if (map) {
            typed(at + "{}", schema.getJsonObject("additionalProperties"), untyped);
        }
        if (schema.containsKey("items")) {
            typed(at + "[]", schema.getJsonObject("items"), untyped);
        }
        fields(schema).forEach((field, inner) -> typed(at + "." + field, inner, untyped));
    }

    @Test
    void every_field_says_what_it_is_and_shows_one_that_it_allows() {
        List<String> wrong = new ArrayList<>();
        schemas()
                .forEach((name, schema) -> fields(schema).forEach((field, property) -> {
                    String at = name + "." + field;
                    boolean made = property.containsKey("$ref") || property.containsKey("allOf");
                    if (!property.containsKey("$ref")
                            && property.getString("description", "").isBlank()) {
                        wrong.add(at + ": no description");
                    }
                    boolean ofOthers = made
                            || property.containsKey("additionalProperties")
                            || property.containsKey("items")
                                    && property.getJsonObject("items").containsKey("$ref");
                    if (property.containsKey("example")) {
                        check(at, property.get("example"), property, wrong);
                    } else if (!ofOthers && !property.containsKey("enum")) {
                        wrong.add(at + ": no example");
                    }
                }));
        assertThat(wrong)
                .as("say it in META-INF/openapi-fields.tsv, or by @Schema")
                .isEmpty();
    }

    @Test
    void states_are_answered_in_the_words_that_the_description_has() {
        Map<String, List<String>> written = new TreeMap<>();
        for (JavaClass state : OURS) {
            if (state.isEnum() && state.isAnnotatedWith(Schema.class)) {
                assertThat(state.isAnnotatedWith(JsonbTypeAdapter.class))
                        .as(state.getName() + " is written by its tag")
                        .isTrue();
                written.put(
                        state.getAnnotationOfType(Schema.class).name(),
                        Stream.of(state.reflect().getEnumConstants())
                                .map(constant -> ((Tagged) constant).tag())
                                .toList());
            }
        }
        Map<String, List<String>> described = new TreeMap<>();
        schemas().forEach((name, schema) -> {
            if (schema.containsKey("enum")) {
                described.put(
                        name,
                        schema.getJsonArray("enum").getValuesAs(JsonString.class).stream()
                                .map(JsonString::getString)
                                .toList());
            }
        });
        assertThat(described).hasSizeGreaterThan(10).isEqualTo(written);
    }

    @Test
    void no_line_describes_a_field_that_is_gone() throws IOException {
        List<String> gone = new ArrayList<>();
        for (String line : Files.readAllLines(java.nio.file.Path.of("target/classes/META-INF/openapi-fields.tsv"))) {
            String[] cells = line.split("\t");
            boolean told = schemas().entrySet().stream()
                    .flatMap(schema -> fields(schema.getValue()).entrySet().stream()
                            .filter(field -> (schema.getKey() + "." + field.getKey()).equals(cells[0])
                                    || field.getKey().equals(cells[0])))
                    .anyMatch(field ->
                            field.getValue().getString("description", "").equals(cells[1]));
            if (!line.startsWith("#") && !told) {
                gone.add(line);
            }
        }
        assertThat(gone).isEmpty();
    }

    private static Map<String, JsonObject> schemas() {
        return objects(API.getJsonObject("components").getJsonObject("schemas"));
    }

    private static Map<String, JsonObject> fields(JsonObject schema) {
        return schema.containsKey("properties") ? objects(schema.getJsonObject("properties")) : Map.of();
    }

    private static Map<String, JsonObject> objects(JsonObject named) {
        Map<String, JsonObject> objects = new TreeMap<>();
        named.forEach((name, value) -> objects.put(name, value.asJsonObject()));
        return objects;
    }

    /** The reader takes the fields of a record ({@link JsonInput}); here, that it is the record of the description. */
    @Test
    void what_an_endpoint_reads_is_what_it_describes() {
        int bodies = 0;
        for (JavaMethod method : endpoints()) {
            boolean takesBytes = method.getRawParameterTypes().stream()
                    .anyMatch(type -> type.getName().equals("[B"));
            if (takesBytes) {
                assertThat(method.isAnnotatedWith(RequestBody.class))
                        .as(method.getFullName())
                        .isTrue();
                Class<?> described = method.getAnnotationOfType(RequestBody.class)
                        .content()[0]
                        .schema()
                        .implementation();
                assertThat(read(method, new HashSet<>()))
                        .as(method.getFullName())
                        .containsExactly(described.getName());
                bodies++;
            }
        }
        assertThat(bodies).isGreaterThan(30);
    }

    /** The records that a method, or one of its class that it calls, names as what a body holds. */
    private static Set<String> read(JavaMethod method, Set<JavaMethod> seen) {
        Set<String> read = new TreeSet<>();
        if (!seen.add(method)) {
            return read;
        }
        method.getReferencedClassObjects().stream()
                .map(ReferencedClassObject::getRawType)
                .filter(type -> type.isAssignableTo(Record.class))
                .map(JavaClass::getName)
                .forEach(read::add);
        method.getMethodCallsFromSelf().stream()
                .filter(call -> call.getTargetOwner().equals(method.getOwner()))
                .forEach(call -> call.getTarget().resolveMember().ifPresent(own -> read.addAll(read(own, seen))));
        return read;
    }

    private static List<JavaMethod> endpoints() {
        List<JavaMethod> endpoints = new ArrayList<>();
        for (JavaClass type : OURS) {
            if (type.isAnnotatedWith(Path.class)) {
                type.getMethods().stream()
                        .filter(method -> verb(method) != null && name(method).contains(" /api/v1"))
                        .forEach(endpoints::add);
            }
        }
        return endpoints;
    }

    private static String verb(JavaMethod method) {
        for (Annotation annotation : method.reflect().getAnnotations()) {
            HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
            if (verb != null) {
                return verb.value();
            }
        }
        return null;
    }

    private static String name(JavaMethod method) {
        String path = "/" + method.getOwner().getAnnotationOfType(Path.class).value() + "/"
                + (method.isAnnotatedWith(Path.class)
                        ? method.getAnnotationOfType(Path.class).value()
                        : "");
        return verb(method) + " "
                + path.replaceAll("/+", "/").replaceAll("/$", "").replaceAll("\\{[^}]*}", "{}");
    }

    private static JsonObject content(JsonObject operation) {
        return operation.containsKey("requestBody")
                ? operation.getJsonObject("requestBody").getJsonObject("content")
                : JsonValue.EMPTY_JSON_OBJECT;
    }

    private static JsonObject schema(JsonObject content) {
        return resolved(content.getJsonObject("schema"));
    }

    private static JsonObject resolved(JsonObject thing) {
        return thing.containsKey("$ref") ? target(thing.getString("$ref")).asJsonObject() : thing;
    }

    private static JsonValue target(String reference) {
        JsonValue at = API;
        for (String part : reference.replaceFirst("^#/", "").split("/")) {
            at = at == null ? null : at.asJsonObject().get(part);
        }
        return at;
    }

    private static Set<String> references(JsonValue value, Set<String> found) {
        if (value instanceof JsonObject object) {
            object.forEach((name, inner) -> {
                if (name.equals("$ref") && inner instanceof JsonString reference) {
                    found.add(reference.getString());
                } else {
                    references(inner, found);
                }
            });
        } else if (value instanceof JsonArray array) {
            array.forEach(inner -> references(inner, found));
        }
        return found;
    }

    /** As much of a schema as bodies use; a field that it does not have is wrong, as endpoints refuse it. */
    private static void check(String at, JsonValue value, JsonObject described, List<String> wrong) {
        JsonObject schema = described.containsKey("allOf")
                ? resolved(described.getJsonArray("allOf").getJsonObject(0))
                : resolved(described);
        String type = schema.getString("type", "");
        boolean right =
                switch (type) {
                    case "object" -> value instanceof JsonObject;
                    case "array" -> value instanceof JsonArray;
                    case "string" -> value instanceof JsonString string && allowed(string.getString(), schema);
                    case "boolean" ->
                        value.getValueType() == JsonValue.ValueType.TRUE
                                || value.getValueType() == JsonValue.ValueType.FALSE;
                    case "integer" -> value instanceof JsonNumber number && number.isIntegral();
                    case "number" -> value instanceof JsonNumber;
                    default -> false;
                };
        if (!right) {
            wrong.add(at + ": " + value + " is not " + type);
        } else if (value instanceof JsonObject object) {
            Map<String, JsonValue> properties =
                    schema.containsKey("properties") ? schema.getJsonObject("properties") : Map.of();
            schema
                    .getOrDefault("required", JsonValue.EMPTY_JSON_ARRAY)
                    .asJsonArray()
                    .getValuesAs(JsonString.class)
                    .stream()
                    .filter(name -> !object.containsKey(name.getString()))
                    .forEach(name -> wrong.add(at + "/" + name.getString() + ": required"));
            object.forEach((name, inner) -> {
                if (properties.containsKey(name)) {
                    check(at + "/" + name, inner, properties.get(name).asJsonObject(), wrong);
                } else if (schema.get("additionalProperties") instanceof JsonObject others) {
                    check(at + "/" + name, inner, others, wrong);
                } else {
                    wrong.add(at + "/" + name + ": unknown");
                }
            });
        } else if (value instanceof JsonArray array) {
            array.forEach(inner -> check(at + "[]", inner, schema.getJsonObject("items"), wrong));
        }
    }

    private static boolean allowed(String text, JsonObject schema) {
        if (schema.containsKey("enum")) {
            return schema.getJsonArray("enum").getValuesAs(JsonString.class).stream()
                    .anyMatch(one -> one.getString().equals(text));
        }
        try {
            return switch (schema.getString("format", "")) {
                case "date" -> LocalDate.parse(text) != null;
                case "date-time" -> OffsetDateTime.parse(text) != null;
                default -> true;
            };
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
