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
import java.io.StringReader;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.answerable.platform.Settings;
import org.answerable.platform.Time;

/**
 * The identity provider of {@code OIDC_ISSUER}: where it is, which keys it signs with, and what it gives for a code.
 * What it says of itself is asked for when it is needed and kept for an hour; keys are asked for anew where a token has
 * one that is not known, at most once in half a minute.
 */
@ApplicationScoped
class OpenIdProvider {
    private static final Duration KEPT = Duration.ofHours(1);
    private static final Duration BETWEEN = Duration.ofSeconds(30);
    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");

    @Inject
    Settings settings;

    @Inject
    Time time;

    private Optional<Client> client;
    private ProviderHttp http;
    private volatile Described described;
    private volatile Published published;

    /**
     * This application, as the provider knows it.
     *
     * @param secret empty for a public client
     * @param name what the button says
     * @param groups the claim with the groups; empty for the usual ones
     * @param factors what its {@code amr} or {@code acr} says where it asked for a second factor; empty: it is not
     *     believed to have
     */
    record Client(
            String issuer, String id, String secret, String name, String scopes, String groups, Set<String> factors) {
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
                        settings.get("OIDC_GROUPS_CLAIM").orElse(""),
                        Stream.of(settings.get("OIDC_SECOND_FACTOR").orElse("").split("\\s+"))
                                .filter(word -> !word.isEmpty())
                                .collect(Collectors.toUnmodifiableSet())));
        if (client.filter(me -> !isPlace(me.issuer())).isPresent()) {
            throw new IllegalStateException("OIDC_ISSUER must be an https address");
        }
        if (client.isPresent()) {
            http = new ProviderHttp();
        }
    }

    /** Empty where there is no single sign-on. */
    Optional<Client> client() {
        return client;
    }

    /**
     * Where a browser signs in (OpenID Connect Core, 3.1.2.1). The greatest age of a sign-in is always asked for, since
     * the provider says only then when it last asked its person.
     *
     * @param anew the provider asks even whom it knows
     */
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
        asked.put("max_age", anew ? "0" : Long.toString(DeskSession.WHOLE.toSeconds()));
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
    ProviderPerson person(String code, ProviderFlow flow, String redirect, String issuer) throws OpenIdFault.Refused {
        Client me = client.orElseThrow();
        Described place = described();
        if (issuer == null ? place.tellsIssuer() : !issuer.equals(me.issuer())) {
            throw new OpenIdFault.Refused(OpenIdFault.ISSUER);
        }
        String token = exchange(me, place, code, flow.verifier(), redirect);
        IdTokens.Expected expected = new IdTokens.Expected(me.issuer(), me.id(), flow.nonce());
        JWTClaimsSet claims;
        try {
            claims = IdTokens.check(token, keys(false), expected, time.real());
        } catch (OpenIdFault.Refused refused) {
            if (refused.fault() != OpenIdFault.KEY) {
                throw refused;
            }
            claims = IdTokens.check(token, keys(true), expected, time.real());
        }
        return ProviderPerson.of(claims, me.groups(), IdTokens.asked(claims, flow, time.real()), me.factors());
    }

    private String exchange(Client me, Described place, String code, String verifier, String redirect)
            throws OpenIdFault.Refused {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", redirect);
        form.put("code_verifier", verifier);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(place.token()))
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

    /** Asked without any lock: that two ask at once does no harm, that all wait for one would. */
    private JWKSet keys(boolean anew) throws OpenIdFault.Refused {
        Published known = published;
        Duration age = known == null ? null : Duration.between(known.at(), time.real());
        if (age == null || age.compareTo(KEPT) > 0 || anew && age.compareTo(BETWEEN) > 0) {
            String text = get(described().keys());
            try {
                known = new Published(JWKSet.parse(text), time.real());
            } catch (ParseException e) {
                throw new OpenIdFault.Refused(OpenIdFault.PROVIDER);
            }
            published = known;
        }
        return known.keys();
    }

    private Described described() throws OpenIdFault.Refused {
        Described known = described;
        if (known == null || Duration.between(known.at(), time.real()).compareTo(KEPT) > 0) {
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
            return now;
        }
        return known;
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
        return http.text(HttpRequest.newBuilder(URI.create(address))
                .header("Accept", "application/json")
                .build());
    }

    private JsonObject json(HttpRequest request) throws OpenIdFault.Refused {
        return parsed(http.text(request));
    }

    private static JsonObject parsed(String text) throws OpenIdFault.Refused {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        } catch (JsonException e) {
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
