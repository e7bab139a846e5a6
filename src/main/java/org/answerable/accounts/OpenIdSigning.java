package org.answerable.accounts;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.transaction.Transactional;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.answerable.access.Needs;
import org.answerable.access.RateLimits;
import org.answerable.access.Right;
import org.answerable.access.UseCase;
import org.answerable.platform.Codes;
import org.answerable.platform.Refusal;
import org.answerable.platform.Settings;
import org.answerable.platform.Time;
import org.answerable.platform.crypto.Keys;

/**
 * Signing in by an identity provider: OpenID Connect's code flow (Core 1.0, 3.1) with PKCE (RFC 7636), which ends in
 * the desk's own session. What must come back is kept sealed in a cookie of the browser that began, and its state once
 * in the database, so that nothing comes back twice or to another browser.
 */
@UseCase
public class OpenIdSigning {
    /** How long somebody may take at the provider. */
    static final Duration PATIENCE = Duration.ofMinutes(15);
    /** Where the provider sends people back to: one address, whatever language they read. */
    static final String RETURN = "/en/desk/sign-in/provider/return";

    private static final String CONTEXT = "sign-in-flow";
    private static final int SECRET = 52;

    @Inject
    OpenIdProvider provider;

    @Inject
    ProviderLedger ledger;

    @Inject
    RateLimits limits;

    @Inject
    Keys keys;

    @Inject
    Settings settings;

    @Inject
    Time time;

    /** A sign-in that begins: where to, and what the browser keeps meanwhile. */
    public record Sent(URI to, String kept) {}

    /**
     * What came of it.
     *
     * @param opened the session; {@code null} where there is none
     * @param next where the browser wanted to go, may be empty; {@code language} in which it reads
     * @param fault why there is no session; {@code null} where there is one
     */
    public record Came(SigningIn.Opened opened, String next, String language, OpenIdFault fault) {}

    /** What the provider's button says; empty where there is no single sign-on. */
    @Needs(Right.PUBLIC)
    @Transactional(Transactional.TxType.SUPPORTS)
    public Optional<String> name() {
        return provider.client().map(OpenIdProvider.Client::name);
    }

    /**
     * Sends a browser to the provider.
     *
     * @param anew whether the provider shall ask even whom it knows
     * @throws Refusal.NotFound where there is no single sign-on
     * @throws Refusal.Unavailable where the provider does not answer
     */
    @Needs(Right.PUBLIC)
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public Sent begin(String next, String language, boolean anew) {
        if (provider.client().isEmpty()) {
            throw new Refusal.NotFound();
        }
        limits.take(RateLimits.Kind.SIGN_INS);
        String state = Codes.random(SECRET);
        String nonce = Codes.random(SECRET);
        String verifier = Codes.random(SECRET);
        URI to;
        try {
            to = provider.authorization(settings.publicUrl() + RETURN, state, nonce, challenge(verifier), anew);
        } catch (OpenIdFault.Refused refused) {
            throw new Refusal.Unavailable();
        }
        ledger.begin(state, time.real().plus(PATIENCE));
        String kept = Json.createObjectBuilder()
                .add("state", state)
                .add("nonce", nonce)
                .add("verifier", verifier)
                .add("next", next)
                .add("language", language)
                .build()
                .toString();
        return new Sent(to, inCookie(keys.seal(kept, CONTEXT)));
    }

    /**
     * Somebody comes back from the provider.
     *
     * @param kept what this browser kept; {@code null} for nothing
     * @param state what came back; so {@code code}, {@code error} and {@code issuer}
     * @param former as in {@link SigningIn#signIn}; so {@code device}
     */
    @Needs(Right.PUBLIC)
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public Came come(String kept, String state, String code, String error, String issuer, String former, String device)
            throws Exception {
        OpenIdProvider.Client client = provider.client().orElseThrow(Refusal.NotFound::new);
        limits.take(RateLimits.Kind.SIGN_INS);
        JsonObject flow = flow(kept);
        if (flow == null || state == null || !same(state, flow.getString("state")) || !ledger.end(state)) {
            return new Came(null, "", "en", OpenIdFault.STATE);
        }
        String next = flow.getString("next");
        String language = flow.getString("language");
        if (error != null || code == null) {
            return new Came(null, next, language, OpenIdFault.REFUSED);
        }
        try {
            ProviderPerson person = provider.person(
                    code, flow.getString("verifier"), settings.publicUrl() + RETURN, flow.getString("nonce"), issuer);
            ProviderLedger.Came came = ledger.come(client.issuer(), person, former, device);
            return new Came(came.opened(), next, language, came.fault());
        } catch (OpenIdFault.Refused refused) {
            return new Came(null, next, language, refused.fault());
        }
    }

    /** Where the provider's own session ends; empty where it has no such place, or does not answer. */
    @Needs(Right.PUBLIC)
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public Optional<URI> endSession(String language) {
        if (provider.client().isEmpty()) {
            return Optional.empty();
        }
        try {
            return provider.endSession(settings.publicUrl() + "/" + language + "/desk/sign-in");
        } catch (OpenIdFault.Refused refused) {
            return Optional.empty();
        }
    }

    private JsonObject flow(String kept) {
        if (kept == null || kept.isEmpty()) {
            return null;
        }
        try (JsonReader reader = Json.createReader(new StringReader(keys.open(outOfCookie(kept), CONTEXT)))) {
            return reader.readObject();
        } catch (RuntimeException e) {
            return null; // Not sealed here: forged, or from before the keys changed.
        }
    }

    /** Base 64 without what a cookie's value would be quoted for. */
    private static String inCookie(String sealed) {
        return sealed.replace('+', '-').replace('/', '_').replace("=", "");
    }

    private static String outOfCookie(String kept) {
        return kept.replace('-', '+').replace('_', '/');
    }

    static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
