package org.answerable.translation;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.answerable.language.Barred;
import org.answerable.language.Language;
import org.answerable.platform.JsonText;

/**
 * Speaks the HTTP API of LibreTranslate: {@code GET /languages} once, {@code POST /translate} for each text. Its
 * languages are told by codes that are mostly the first part of a tag; Hmong, for one, it does not have.
 */
final class LibreTranslate implements Translator {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(60);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final URI base;
    private final String key;
    private volatile Map<String, Set<String>> pairs;

    /**
     * @param url of the service, with or without a slash at the end
     * @param key the API key, or {@code null}
     */
    LibreTranslate(String url, String key) {
        base = URI.create(url.replaceAll("/+$", "") + "/");
        if (base.getScheme() == null || !base.getScheme().matches("https?") || base.getHost() == null) {
            throw new IllegalArgumentException("TRANSLATE_URL is no http or https address");
        }
        this.key = key;
    }

    @Override
    public boolean can(Language from, Language to) throws Unreachable {
        String source = code(from);
        String target = code(to);
        return source != null
                && target != null
                && !source.equals(target)
                && pairs.get(source).contains(target);
    }

    @Override
    public Optional<String> translate(String text, Language from, Language to) throws Unreachable {
        String whole = ask(text, from, to);
        if (Translating.marks(whole) == Translating.marks(text)) {
            return Optional.of(whole);
        }
        // It lost a mark or made one more: what stands between the marks is asked for by itself.
        List<String> parts = new ArrayList<>();
        for (String part : text.split(Barred.MARK, -1)) {
            String words = part.strip();
            if (words.isEmpty()) {
                parts.add(part);
            } else {
                int at = part.indexOf(words);
                parts.add(part.substring(0, at) + ask(words, from, to).strip() + part.substring(at + words.length()));
            }
        }
        String joined = String.join(Barred.MARK, parts);
        return Translating.marks(joined) == Translating.marks(text) ? Optional.of(joined) : Optional.empty();
    }

    private String ask(String text, Language from, Language to) throws Unreachable {
        JsonObjectBuilder body = JsonText.JSON
                .createObjectBuilder()
                .add("q", text)
                .add("source", code(from))
                .add("target", code(to))
                .add("format", "text");
        if (key != null) {
            body.add("api_key", key);
        }
        HttpRequest request = HttpRequest.newBuilder(base.resolve("translate"))
                .timeout(ANSWER)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.build().toString(), StandardCharsets.UTF_8))
                .build();
        try (JsonReader reader = JsonText.JSON.createReader(new StringReader(send(request)))) {
            return reader.readObject().getString("translatedText");
        } catch (JsonException | NullPointerException | ClassCastException e) {
            throw new Unreachable("the translation service answers something else than a translation", e);
        }
    }

    /** Its code of a language: the whole tag, else its first part; {@code null} where it has neither. */
    private String code(Language language) throws Unreachable {
        if (pairs == null) {
            pairs = languages();
        }
        String primary = language.tag().split("-")[0];
        return pairs.containsKey(language.tag()) ? language.tag() : pairs.containsKey(primary) ? primary : null;
    }

    private Map<String, Set<String>> languages() throws Unreachable {
        HttpRequest request = HttpRequest.newBuilder(base.resolve("languages"))
                .timeout(ANSWER)
                .header("Accept", "application/json")
                .GET()
                .build();
        Map<String, Set<String>> found = new HashMap<>();
        try (JsonReader reader = JsonText.JSON.createReader(new StringReader(send(request)))) {
            List<JsonObject> all = reader.readArray().getValuesAs(JsonObject.class);
            Set<String> codes = new HashSet<>();
            all.forEach(language -> codes.add(language.getString("code")));
            // Older services do not name the targets: each of their languages is one.
            all.forEach(language -> found.put(
                    language.getString("code"),
                    language.containsKey("targets")
                            ? new HashSet<>(language.getJsonArray("targets").getValuesAs(JsonString::getString))
                            : codes));
            return found;
        } catch (JsonException | NullPointerException | ClassCastException e) {
            throw new Unreachable("the translation service does not name its languages", e);
        }
    }

    private String send(HttpRequest request) throws Unreachable {
        try {
            HttpResponse<String> response =
                    client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            if (response.statusCode() != 200) {
                throw new Unreachable("the translation service answers " + response.statusCode(), null);
            }
            return response.body();
        } catch (IOException e) {
            throw new Unreachable(
                    "the translation service does not answer: " + e.getClass().getSimpleName(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unreachable("stopped", e);
        }
    }
}
