package org.answerable.accounts;

import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.answerable.access.Caller;
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
 * in the database, so that nothing comes back twice or to another browser. The same way leads an account that was
 * invited to the provider, which its owner links it with.
 */
@UseCase
public class OpenIdSigning {
    /** How long somebody may take at the provider. */
    static final Duration PATIENCE = Duration.ofMinutes(15);
    /** Where the provider sends people back to: one address, whatever language they read. */
    static final String RETURN = "/en/desk/sign-in/provider/return";

    @Inject
    OpenIdProvider provider;

    @Inject
    ProviderLedger ledger;

    @Inject
    Recognising recognising;

    @Inject
    RateLimits limits;

    @Inject
    Keys keys;

    @Inject
    Settings settings;

    @Inject
    Caller caller;

    @Inject
    Time time;

    /** A sign-in that begins: where to, and what the browser keeps meanwhile. */
    public record Sent(URI to, String kept) {}

    /**
     * What came of it.
     *
     * @param outcome a session, or the wait for a second step; {@code null} where there is neither
     * @param next where the browser wanted to go, may be empty; {@code language} in which it reads
     * @param linked whether an account was linked with the provider, by its owner
     * @param fault why it failed; {@code null} where it did not
     */
    public record Came(SigningIn.Outcome outcome, String next, String language, boolean linked, OpenIdFault fault) {}

    /** What the provider's button says; empty where there is no single sign-on. */
    @Needs(Right.PUBLIC)
    @Transactional(Transactional.TxType.SUPPORTS)
    public Optional<String> name() {
        return provider.client().map(OpenIdProvider.Client::name);
    }

    /**
     * Sends a browser to the provider.
     *
     * @param anew whether the provider shall ask even whom it knows: the sign-in is a proof then, where it says so
     * @throws Refusal.NotFound where there is no single sign-on
     * @throws Refusal.Unavailable where the provider does not answer
     */
    @Needs(Right.PUBLIC)
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public Sent begin(String next, String language, boolean anew) {
        return send(ProviderFlow.begin(next, language, anew, time.real(), 0, ""));
    }

    /**
     * Sends the caller to the provider, to link their account with whom it knows there.
     *
     * @param session the secret of the caller's session, which must still be there when they come back
     */
    @Needs(Right.USE_DESK)
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public Sent beginLink(String language, String session) {
        return send(ProviderFlow.begin(
                "",
                language,
                true, // Whom the provider still knows in this browser may be somebody else.
                time.real(),
                caller.with(Right.USE_DESK).account(),
                recognising.sessionHash(session)));
    }

    private Sent send(ProviderFlow flow) {
        if (provider.client().isEmpty()) {
            throw new Refusal.NotFound();
        }
        limits.take(RateLimits.Kind.SIGN_INS);
        URI to;
        try {
            to = provider.authorization(
                    settings.publicUrl() + RETURN, flow.state(), flow.nonce(), challenge(flow.verifier()), flow.anew());
        } catch (OpenIdFault.Refused refused) {
            throw new Refusal.Unavailable();
        }
        ledger.begin(flow.state(), time.real().plus(PATIENCE));
        return new Sent(to, flow.sealed(keys));
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
        ProviderFlow flow = ProviderFlow.opened(kept, keys);
        if (flow == null) {
            return new Came(null, "", "en", false, OpenIdFault.STATE);
        }
        if (state == null || !Codes.same(state, flow.state()) || !ledger.end(state)) {
            return refused(flow, OpenIdFault.STATE);
        }
        if (error != null || code == null) {
            return refused(flow, OpenIdFault.REFUSED);
        }
        try {
            ProviderPerson person = provider.person(code, flow, settings.publicUrl() + RETURN, issuer);
            if (flow.account() != 0) {
                return refused(flow, ledger.link(client.issuer(), person.subject(), flow));
            }
            ProviderLedger.Came came = ledger.come(client.issuer(), person, flow.anew(), former, device);
            return new Came(came.outcome(), flow.next(), flow.language(), false, came.fault());
        } catch (OpenIdFault.Refused refused) {
            return refused(flow, refused.fault());
        }
    }

    /** @param fault {@code null} where an account was linked */
    private static Came refused(ProviderFlow flow, OpenIdFault fault) {
        return new Came(null, flow.next(), flow.language(), fault == null, fault);
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
}
