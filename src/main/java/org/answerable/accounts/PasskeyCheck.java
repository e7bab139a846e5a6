package org.answerable.accounts;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.exception.DataConversionException;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.client.CollectedClientData;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.exception.VerificationException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.answerable.platform.Settings;
import org.answerable.platform.Time;

/**
 * Verifies what a browser says of a passkey (WebAuthn Level 3, sections 7.1 and 7.2): origin and site come from
 * {@code PUBLIC_URL}, the challenge is this server's and answered once, and a counter that does not grow is refused. No
 * attestation is asked for: which make of authenticator somebody has is theirs to choose.
 */
@ApplicationScoped
class PasskeyCheck {
    private static final int LONGEST = 20_000;
    private static final int LONGEST_ID = 1_023;

    /** What authenticators of today sign with; the page offers the same. */
    private static final List<PublicKeyCredentialParameters> ALGORITHMS =
            List.of(COSEAlgorithmIdentifier.ES256, COSEAlgorithmIdentifier.EdDSA, COSEAlgorithmIdentifier.RS256)
                    .stream()
                    .map(algorithm -> new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, algorithm))
                    .toList();

    @Inject
    Challenges challenges;

    @Inject
    Factors factors;

    @Inject
    Settings settings;

    @Inject
    Time time;

    /** Made when the first passkey comes: the library takes a moment to be loaded. */
    private static final class Library {
        static final ObjectConverter CONVERTER = new ObjectConverter();
        static final WebAuthnManager MANAGER = WebAuthnManager.createNonStrictWebAuthnManager(CONVERTER);
        static final AttestedCredentialDataConverter KEYS = new AttestedCredentialDataConverter(CONVERTER);
    }

    /** A passkey that a browser has just made: its id and key, base64url. */
    record Made(String credentialId, String publicKey, long counter) {}

    /** The site that passkeys are for, as browsers name it. */
    String site() {
        return address().getHost();
    }

    private URI address() {
        return URI.create(settings.publicUrl());
    }

    /** What was made for this account, on a page of this server; empty where anything about it is wrong. */
    Optional<Made> made(String json, long account) {
        if (json.length() > LONGEST) {
            return Optional.empty();
        }
        RegistrationData data =
                read(() -> Library.MANAGER.parseRegistrationResponseJSON(json)).orElse(null);
        if (data == null) {
            return Optional.empty();
        }
        try {
            Optional<ServerProperty> server =
                    server(data.getCollectedClientData(), Challenges.Purpose.REGISTER, account);
            if (server.isEmpty() || data.getAttestationObject() == null) {
                return Optional.empty();
            }
            Library.MANAGER.verify(data, new RegistrationParameters(server.get(), ALGORITHMS, false, true));
            var authenticator = data.getAttestationObject().getAuthenticatorData();
            AttestedCredentialData credential = authenticator.getAttestedCredentialData();
            if (credential == null || credential.getCredentialId().length > LONGEST_ID) {
                return Optional.empty();
            }
            String id = base64(credential.getCredentialId());
            return factors.knows(id) || !answer(data.getCollectedClientData())
                    ? Optional.empty()
                    : Optional.of(new Made(id, base64(Library.KEYS.convert(credential)), authenticator.getSignCount()));
        } catch (DataConversionException | VerificationException e) {
            return Optional.empty(); // Its message would quote what was sent.
        }
    }

    /**
     * The passkey that was shown, with its counter noted; empty where anything about it is wrong.
     *
     * @param purpose what its challenge was made for
     * @param account whose it must be; 0 where it says itself whose, and then its owner must have been verified
     */
    Optional<Passkey> shown(String json, Challenges.Purpose purpose, long account) {
        if (json.length() > LONGEST) {
            return Optional.empty();
        }
        boolean alone = account == 0;
        AuthenticationData data = read(() -> Library.MANAGER.parseAuthenticationResponseJSON(json))
                .orElse(null);
        if (data == null || data.getCredentialId() == null) {
            return Optional.empty();
        }
        try {
            Optional<ServerProperty> server = server(data.getCollectedClientData(), purpose, account);
            Optional<Passkey> passkey =
                    factors.passkeyToUse(base64(data.getCredentialId())).filter(p -> alone || p.account() == account);
            if (server.isEmpty() || passkey.isEmpty()) {
                return Optional.empty();
            }
            AttestedCredentialData credential = Library.KEYS.convert(
                    Base64.getUrlDecoder().decode(passkey.get().publicKey()));
            Library.MANAGER.verify(
                    data,
                    new AuthenticationParameters(
                            server.get(),
                            new CredentialRecordImpl(
                                    null,
                                    null,
                                    null,
                                    null,
                                    passkey.get().counter(),
                                    credential,
                                    null,
                                    null,
                                    null,
                                    null),
                            null,
                            alone,
                            true));
            if (!answer(data.getCollectedClientData())) {
                return Optional.empty();
            }
            passkey.get().used(data.getAuthenticatorData().getSignCount(), time.real());
            return passkey;
        } catch (DataConversionException | VerificationException e) {
            return Optional.empty();
        }
    }

    /**
     * What a browser sent, read; empty where it is no answer of a passkey. The library lets through whatever its own
     * reader stumbles over, each fault of another type.
     */
    private static <T> Optional<T> read(Supplier<T> reading) {
        try {
            return Optional.ofNullable(reading.get());
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private Optional<ServerProperty> server(CollectedClientData client, Challenges.Purpose purpose, long account) {
        if (client == null
                || client.getChallenge() == null
                || !challenges.isOurs(client.getChallenge().getValue(), purpose, account)) {
            return Optional.empty();
        }
        URI address = address();
        return Optional.of(ServerProperty.builder()
                .origin(new Origin(address.getScheme() + "://" + address.getAuthority()))
                .rpId(site())
                .challenge(client.getChallenge())
                .build());
    }

    private boolean answer(CollectedClientData client) {
        Instant now = time.real();
        return factors.answered(challenges.hash(client.getChallenge().getValue()), now, now.minus(Challenges.LIFE));
    }

    static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
