package org.answerable.accounts;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.answerable.platform.Settings;
import org.answerable.platform.Time;

/**
 * The identity provider of {@code OIDC_ISSUER}: where it is, which keys it signs with, and what it gives for a code.
 * What it says of itself is asked for when it is needed and kept for an hour; keys are asked for anew where a token has
 * one that is not known, at most once in half a minute.
 */
@ApplicationScoped
class OpenIdProvider {
    private static final Logger LOG = Logger.getLogger(OpenIdProvider.class.getName());
    private static final Duration KEPT = Duration.ofHours(1);
    private static final Duration BETWEEN = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final int MOST_BYTES = 1_000_000;

    @Inject
    Settings settings;

    @Inject
    Time time;

    private Optional<Client> client;
    private HttpClient http;
    private Described described;
    private Published published;

    /**
     * This application, as the provider knows it.
     *
     * @param secret empty for a public client
     * @param name what the button says
     * @param groups the claim with the groups; empty for the usual ones
     */
    record Client(String issuer, String id, String secret, String name, String scopes, String groups) {
        @Override
        public String toString() {
            return "client of " + issuer;
        }
    }

    private record Described(
            String authorization, String token, String keys, String endSession, boolean tellsIssuer, Instant at) {}

    private record Published(JWKSet keys, Instant at) {}

    @PostConstruct
    void read() {
        client = settings.get("OIDC_ISSUER")
                .map(issuer -> new Client(
                        issuer,
                        settings.get("OIDC_CLIENT_ID")
                                .orElseThrow(() ->
                                        new IllegalStateException("OIDC_CLIENT_ID is missing; OIDC_ISSUER needs it")),
                        settings.get("OIDC_CLIENT_SECRET").orElse(""),
                        settings.get("OIDC_NAME").orElse(URI.create(issuer).getHost()),
                        settings.get("OIDC_SCOPES").orElse("openid profile email"),
                        settings.get("OIDC_GROUPS_CLAIM").orElse("")));
        if (client.filter(me -> !isPlace(me.issuer())).isPresent()) {
            throw new IllegalStateException("OIDC_ISSUER must be an https address");
        }
        if (client.isPresent()) {
            http = HttpClient.newBuilder()
                    .connectTimeout(PATIENCE)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();
        }
    }

    /** Empty where there is no single sign-on. */
    Optional<Client> client() {
        return client;
    }

    /** Where a browser signs in; {@code anew}: the provider asks even whom it knows (OpenID Connect Core, 3.1.2.1). */
    URI authorization(String redirect, String state, String nonce, String challenge, boolean anew)
            throws OpenIdFault.Refused {
        Client me = client.orElseThrow();
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("response_type", "code");
        asked.put("client_id", me.id());
        asked.put("redirect_uri", redirect);
        asked.put("scope", me.scopes());
        asked.put("state", state);
        asked.put("nonce", nonce);
        asked.put("code_challenge", challenge);
        asked.put("code_challenge_method", "S256");
        if (anew) {
            asked.put("prompt", "login");
        }
        return with(described().authorization(), asked);
    }

    /** Where a browser signs out at the provider; empty where the provider has no such place. */
    Optional<URI> endSession(String back) throws OpenIdFault.Refused {
        String place = described().endSession();
        return place == null
                ? Optional.empty()
                : Optional.of(
                        with(place, Map.of("client_id", client.orElseThrow().id(), "post_logout_redirect_uri", back)));
    }

    /**
     * What the provider says of the person for whom it gave a code.
     *
     * @param issuer what came back with the code (RFC 9207); {@code null} where nothing did
     */
    ProviderPerson person(String code, String verifier, String redirect, String nonce, String issuer)
            throws OpenIdFault.Refused {
        Client me = client.orElseThrow();
        Described place = described();
        if (issuer == null ? place.tellsIssuer() : !issuer.equals(me.issuer())) {
            throw new OpenIdFault.Refused(OpenIdFault.ISSUER);
        }
        String token = exchange(me, place, code, verifier, redirect);
        IdTokens.Expected expected = new IdTokens.Expected(me.issuer(), me.id(), nonce);
        JWTClaimsSet claims;
        try {
            claims = IdTokens.check(token, keys(false), expected, time.real());
        } catch (OpenIdFault.Refused refused) {
            if (refused.fault() != OpenIdFault.KEY) {
                throw refused;
            }
            claims = IdTokens.check(token, keys(true), expected, time.real());
        }
        return ProviderPerson.of(claims, me.groups());
    }

    private String exchange(Client me, Described place, String code, String verifier, String redirect)
            throws OpenIdFault.Refused {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", redirect);
        form.put("code_verifier", verifier);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(place.token()))
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json");
        if (me.secret().isEmpty()) {
            form.put("client_id", me.id());
        } else {
            // RFC 6749, 2.3.1: both parts are form-encoded before they are put together.
            String both = encode(me.id()) + ":" + encode(me.secret());
            request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8)));
        }
        JsonObject answer = json(
                request.POST(HttpRequest.BodyPublishers.ofString(query(form))).build());
        String token = answer.getString("id_token", null);
        if (token == null) {
            throw new OpenIdFault.Refused(OpenIdFault.PROVIDER);
        }
        return token;
    }

    private synchronized JWKSet keys(boolean anew) throws OpenIdFault.Refused {
        Duration age = published == null ? null : Duration.between(published.at(), time.real());
        if (age == null || age.compareTo(KEPT) > 0 || anew && age.compareTo(BETWEEN) > 0) {
            String text = get(described().keys());
            try {
                published = new Published(JWKSet.parse(text), time.real());
            } catch (ParseException e) {
                throw new OpenIdFault.Refused(OpenIdFault.PROVIDER);
            }
        }
        return published.keys();
    }

    private synchronized Described described() throws OpenIdFault.Refused {
        if (described == null || Duration.between(described.at(), time.real()).compareTo(KEPT) > 0) {
            String issuer = client.orElseThrow().issuer();
            JsonObject said =
                    parsed(get(issuer + (issuer.endsWith("/") ? "" : "/") + ".well-known/openid-configuration"));
            if (!issuer.equals(said.getString("issuer", ""))) {
                throw new OpenIdFault.Refused(OpenIdFault.ISSUER);
            }
            Described now = new Described(
                    said.getString("authorization_endpoint", ""),
                    said.getString("token_endpoint", ""),
                    said.getString("jwks_uri", ""),
                    said.getString("end_session_endpoint", null),
                    said.getBoolean("authorization_response_iss_parameter_supported", false),
                    time.real());
            for (String place : new String[] {now.authorization(), now.token(), now.keys()}) {
                if (!isPlace(place)) {
                    throw new OpenIdFault.Refused(OpenIdFault.PROVIDER);
                }
            }
            described = now;
        }
        return described;
    }

    /** Over TLS, or on this very machine. */
    static boolean isPlace(String address) {
        try {
            URI place = new URI(address);
            return place.getHost() != null
                    && ("https".equals(place.getScheme())
                            || "http".equals(place.getScheme()) && HERE.contains(place.getHost()));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private String get(String address) throws OpenIdFault.Refused {
        return text(HttpRequest.newBuilder(URI.create(address))
                .timeout(PATIENCE)
                .header("Accept", "application/json")
                .build());
    }

    private JsonObject json(HttpRequest request) throws OpenIdFault.Refused {
        return parsed(text(request));
    }

    private static JsonObject parsed(String text) throws OpenIdFault.Refused {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        } catch (JsonException e) {
            throw new OpenIdFault.Refused(OpenIdFault.PROVIDER);
        }
    }

    /** The body of an answer; of a failure the log has the status and the place, never what was sent or answered. */
    private String text(HttpRequest request) throws OpenIdFault.Refused {
        try {
            HttpResponse<InputStream> answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                byte[] bytes = body.readNBytes(MOST_BYTES);
                if (answer.statusCode() != 200) {
                    LOG.log(
                            Level.WARNING,
                            "the identity provider answers " + answer.statusCode() + " at "
                                    + request.uri().getPath());
                    throw new OpenIdFault.Refused(OpenIdFault.PROVIDER);
                }
                return new String(bytes, StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            LOG.log(
                    Level.WARNING,
                    "the identity provider does not answer at " + request.uri().getPath() + ": "
                            + e.getClass().getName());
            throw new OpenIdFault.Refused(OpenIdFault.PROVIDER);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OpenIdFault.Refused(OpenIdFault.PROVIDER);
        }
    }

    private static URI with(String place, Map<String, String> asked) {
        return URI.create(place + (place.indexOf('?') < 0 ? "?" : "&") + query(asked));
    }

    private static String query(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
