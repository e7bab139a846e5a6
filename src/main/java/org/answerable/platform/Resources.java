package org.answerable.platform;

import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The data files that come with the product, on the class path. */
public final class Resources {
    private Resources() {}

    /** Opens one; it must be there. */
    public static InputStream open(String resource) {
        InputStream in = Resources.class.getResourceAsStream(resource);
        if (in == null) {
            throw new IllegalStateException("no " + resource);
        }
        return in;
    }

    /** The lines of a text in UTF-8. */
    public static List<String> lines(String resource) {
        try (InputStream in = open(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }

    /** A JSON object. */
    public static JsonObject object(String resource) {
        try (InputStream in = open(resource);
                JsonReader reader = JsonText.JSON.createReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.readObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The objects of a JSON array. */
    public static List<JsonObject> array(String resource) {
        try (InputStream in = open(resource);
                JsonReader reader = JsonText.JSON.createReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.readArray().getValuesAs(JsonObject.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
