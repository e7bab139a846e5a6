package org.answerable;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Somebody who talks to a server over HTTP: a browser without JavaScript (cookies, forms, no redirects of its own) and,
 * with {@link #bearer}, a program. Not thread-safe.
 */
public final class Visitor {
    private static final HttpClient CLIENT = builder().build();

    private static HttpClient.Builder builder() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(Duration.ofSeconds(10));
    }

    private HttpClient client = CLIENT;

    private final URI base;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final Map<String, String> headers = new LinkedHashMap<>();

    public Visitor(RunningServer server) {
        this(server.base());
    }

    public Visitor(URI base) {
        this.base = base;
    }

    /** An answer. */
    public record Reply(int status, Map<String, List<String>> headers, String body) {
        /** The first value of a header. */
        public Optional<String> header(String name) {
            return headers.entrySet().stream()
                    .filter(e -> e.getKey().equalsIgnoreCase(name))
                    .flatMap(e -> e.getValue().stream())
                    .findFirst();
        }

        /** All values of a header. */
        public List<String> all(String name) {
            return headers.entrySet().stream()
                    .filter(e -> e.getKey().equalsIgnoreCase(name))
                    .flatMap(e -> e.getValue().stream())
                    .toList();
        }

        /** The value of the first {@code <input>} of this name, unescaped. */
        public String input(String name) {
            Matcher input = Pattern.compile("<input[^>]*name=\"" + Pattern.quote(name) + "\"[^>]*>")
                    .matcher(body);
            if (input.find()) {
                Matcher value = Pattern.compile("value=\"([^\"]*)\"").matcher(input.group());
                return value.find()
                        ? value.group(1)
                                .replace("&#34;", "\"")
                                .replace("&#39;", "'")
                                .replace("&lt;", "<")
                                .replace("&amp;", "&")
                        : "";
            }
            throw new AssertionError("no field " + name + " in the answer " + status + ":\n" + body);
        }
    }

    /** Comes from another address of this machine, e.g. {@code 127.0.0.7}. */
    public Visitor from(String address) {
        try {
            client = builder().localAddress(InetAddress.getByName(address)).build();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends this personal access token from now on. */
    public Visitor bearer(String token) {
        headers.put("Authorization", "Bearer " + token);
        return this;
    }

    public Visitor header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** A cookie the browser holds; {@code null} where it holds none. */
    public String cookie(String name) {
        return cookies.get(name);
    }

    /** Plants a cookie, as an attacker or a restored browser would. */
    public Visitor cookie(String name, String value) {
        cookies.put(name, value);
        return this;
    }

    public Reply get(String path) {
        return send(HttpRequest.newBuilder(base.resolve(path)).GET());
    }

    /** The items of a list of the API, page after page as they are asked for. */
    public Stream<JsonObject> items(String list) {
        String first = list + (list.contains("?") ? "&" : "?") + "size=100";
        return Stream.iterate(
                        page(first),
                        Objects::nonNull,
                        page -> page.containsKey("next") && !page.isNull("next")
                                ? page(first + "&cursor=" + encode(page.getString("next")))
                                : null)
                .flatMap(page -> page.getJsonArray("items").getValuesAs(JsonObject.class).stream());
    }

    private JsonObject page(String path) {
        Reply reply = get(path);
        if (reply.status() != 200) {
            throw new AssertionError(path + " answers " + reply.status() + "\n" + reply.body());
        }
        return PublicExits.json(reply.body());
    }

    /** Posts a form as it is given: without a token unless it is among the fields. */
    public Reply post(String path, Map<String, String> form) {
        return postText(
                path,
                "application/x-www-form-urlencoded",
                form.entrySet().stream()
                        .map(e -> encode(e.getKey()) + "=" + encode(e.getValue()))
                        .collect(Collectors.joining("&")));
    }

    /** Opens the page of a form, takes its token, and posts. */
    public Reply submit(String page, String action, Map<String, String> form) {
        Map<String, String> all = new LinkedHashMap<>(form);
        all.put("token", get(page).input("token"));
        return post(action, all);
    }

    /** Posts JSON. */
    public Reply json(String path, String body) {
        return postText(path, "application/json", body);
    }

    public Reply postText(String path, String type, String body) {
        return send(HttpRequest.newBuilder(base.resolve(path))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8)));
    }

    /** Posts a file as it is. */
    public Reply postBytes(String path, String type, byte[] body) {
        return send(HttpRequest.newBuilder(base.resolve(path))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    /** Any method with a body of this type. */
    public Reply send(String method, String path, String type, String body) {
        return send(HttpRequest.newBuilder(base.resolve(path))
                .header("Content-Type", type)
                .method(method, HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8)));
    }

    public Reply send(String method, String path, String type, byte[] body) {
        return send(HttpRequest.newBuilder(base.resolve(path))
                .header("Content-Type", type)
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    /** Signs in at the desk with a demo account's password. */
    public Visitor signIn(String name) {
        Reply reply =
                submit("/en/desk/sign-in", "/en/desk/sign-in", Map.of("name", name, "password", "demo-only-password"));
        if (reply.status() != 303) {
            throw new AssertionError(name + " cannot sign in: " + reply.status() + "\n" + reply.body());
        }
        return this;
    }

    private Reply send(HttpRequest.Builder request) {
        request.timeout(Duration.ofSeconds(60));
        headers.forEach(request::setHeader);
        if (!cookies.isEmpty()) {
            request.setHeader(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(c -> c.getKey() + "=" + c.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            HttpResponse<String> response =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            for (String set : new ArrayList<>(response.headers().allValues("Set-Cookie"))) {
                HttpCookie cookie = HttpCookie.parse(set).get(0);
                if (cookie.getMaxAge() == 0) {
                    cookies.remove(cookie.getName());
                } else {
                    cookies.put(cookie.getName(), cookie.getValue());
                }
            }
            Reply reply = new Reply(response.statusCode(), response.headers().map(), response.body());
            // The pages of the form to share something and of a case have addresses of their own; everywhere else the
            // tests look at the redirect itself.
            Optional<String> walk = reply.header("Location")
                    .filter(to ->
                            reply.status() == 303 && to.matches("/[A-Za-z-]+/(?:share|receipt)\\?w=[0-9a-z]{13}.*"));
            return walk.isPresent() ? get(walk.get()) : reply;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
