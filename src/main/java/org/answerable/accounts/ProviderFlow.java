package org.answerable.accounts;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.time.Instant;
import org.answerable.platform.Codes;
import org.answerable.platform.crypto.Keys;

/**
 * What must come back from the identity provider, and where it goes on then; sealed in a cookie of the browser that
 * began.
 *
 * @param next where the browser wanted to go, may be empty; {@code language} in which it reads
 * @param anew whether the provider was to ask even whom it knows
 * @param begun when it was sent there
 * @param account whose owner links it with the provider; 0 for a sign-in
 * @param session the hash of the session in which the owner does; empty for a sign-in
 */
record ProviderFlow(
        String state,
        String nonce,
        String verifier,
        String next,
        String language,
        boolean anew,
        Instant begun,
        long account,
        String session) {
    private static final String CONTEXT = "sign-in-flow";
    private static final int SECRET = 52;

    static ProviderFlow begin(String next, String language, boolean anew, Instant now, long account, String session) {
        return new ProviderFlow(
                Codes.random(SECRET),
                Codes.random(SECRET),
                Codes.random(SECRET),
                next,
                language,
                anew,
                now,
                account,
                session);
    }

    /** As it stands in the cookie: base 64 without what a cookie's value would be quoted for. */
    String sealed(Keys keys) {
        String kept = Json.createObjectBuilder()
                .add("state", state)
                .add("nonce", nonce)
                .add("verifier", verifier)
                .add("next", next)
                .add("language", language)
                .add("anew", anew)
                .add("begun", begun.toEpochMilli())
                .add("account", account)
                .add("session", session)
                .build()
                .toString();
        return keys.seal(kept, CONTEXT).replace('+', '-').replace('/', '_').replace("=", "");
    }

    /** {@code null} where it was not sealed here: forged, from before the keys changed, or from a release before. */
    static ProviderFlow opened(String kept, Keys keys) {
        if (kept == null || kept.isEmpty()) {
            return null;
        }
        try (JsonReader reader = Json.createReader(
                new StringReader(keys.open(kept.replace('-', '+').replace('_', '/'), CONTEXT)))) {
            JsonObject flow = reader.readObject();
            return new ProviderFlow(
                    flow.getString("state"),
                    flow.getString("nonce"),
                    flow.getString("verifier"),
                    flow.getString("next"),
                    flow.getString("language"),
                    flow.getBoolean("anew"),
                    Instant.ofEpochMilli(flow.getJsonNumber("begun").longValueExact()),
                    flow.getJsonNumber("account").longValueExact(),
                    flow.getString("session"));
        } catch (RuntimeException e) {
            return null;
        }
    }

    @Override
    public String toString() {
        return "flow";
    }
}
