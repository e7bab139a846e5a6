package org.answerable.web;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.answerable.platform.Tagged;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * Gives each field of the API its description and example where no annotation has one, from
 * {@code META-INF/openapi-fields.tsv}: most names mean the same wherever they stand. Enumerations get the words that
 * are answered ({@link Tagged}). The build calls it when it makes the description; a server never does.
 */
public final class DescribedFields implements OASFilter {
    private record Line(String description, String example) {}

    @Override
    public void filterOpenAPI(OpenAPI api) {
        Map<String, Line> lines = read();
        api.getComponents().getSchemas().forEach((name, schema) -> {
            if (schema.getEnumeration() != null) { // One of ours, by the names that Java has.
                schema.setEnumeration(schema.getEnumeration().stream()
                        .<Object>map(value -> Tagged.tag(value.toString()))
                        .toList());
            }
            if (schema.getProperties() != null) {
                schema.getProperties().forEach((field, property) -> {
                    Line line = lines.getOrDefault(name + "." + field, lines.get(field));
                    if (line != null && property.getRef() == null) { // Beside a reference nothing else counts.
                        describe(property, line);
                    }
                });
            }
        });
    }

    private static void describe(Schema property, Line line) {
        if (property.getDescription() == null) {
            property.setDescription(line.description());
        }
        if (property.getExample() == null && line.example() != null && property.getType() != null) {
            property.setExample(
                    switch (property.getType()) {
                        case INTEGER -> Long.valueOf(line.example());
                        case NUMBER -> Double.valueOf(line.example());
                        case BOOLEAN -> Boolean.valueOf(line.example());
                        case ARRAY -> List.of(line.example().split(", "));
                        default -> line.example().replace("\\n", "\n");
                    });
        }
    }

    private static Map<String, Line> read() {
        Map<String, Line> lines = new HashMap<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                DescribedFields.class.getResourceAsStream("/META-INF/openapi-fields.tsv"), StandardCharsets.UTF_8))) {
            reader.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                String[] cells = line.split("\t");
                lines.put(cells[0], new Line(cells[1], cells.length > 2 ? cells[2] : null));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }
}
