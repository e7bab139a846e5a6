package org.answerable.accounts;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;

/**
 * Checks an ID token (OpenID Connect Core 1.0, 3.1.3.7): signed by a key that the provider publishes, with an algorithm
 * of public keys, made by this provider for this application, for this sign-in, now.
 */
final class IdTokens {
    /** How far the clocks of provider and server may be apart. */
    static final Duration SKEW = Duration.ofMinutes(2);

    private static final Set<JWSAlgorithm> TAKEN = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);
    private static final int LONGEST = 100_000;

    private IdTokens() {}

    /** What a token must say. */
    record Expected(String issuer, String client, String nonce) {}

    /**
     * What a token says.
     *
     * @param keys those that the provider publishes now
     * @throws OpenIdFault.Refused with {@link OpenIdFault#KEY} where none of them is the token's: the caller may ask
     *     the provider for newer ones, once
     */
    static JWTClaimsSet check(String token, JWKSet keys, Expected expected, Instant now) throws OpenIdFault.Refused {
        SignedJWT signed = signed(token);
        JWTClaimsSet claims = verified(signed, keys);
        if (!expected.issuer().equals(claims.getIssuer())) {
            throw new OpenIdFault.Refused(OpenIdFault.ISSUER);
        }
        if (!isFor(claims, expected.client())) {
            throw new OpenIdFault.Refused(OpenIdFault.AUDIENCE);
        }
        if (!isNow(claims, now)) {
            throw new OpenIdFault.Refused(OpenIdFault.EXPIRED);
        }
        if (!expected.nonce().equals(claims.getClaim("nonce"))) {
            throw new OpenIdFault.Refused(OpenIdFault.NONCE);
        }
        String subject = claims.getSubject();
        if (subject == null || subject.isBlank() || subject.length() > 255) {
            throw new OpenIdFault.Refused(OpenIdFault.SIGNATURE);
        }
        return claims;
    }

    /**
     * When the provider last asked its person who they are (Core 1.0, 3.1.3.7, 13): not longer ago than it was to be.
     *
     * @return {@code null} where it does not say: then a sign-in proves nothing
     * @throws OpenIdFault.Refused with {@link OpenIdFault#STALE} where it was to ask anew and did not; where it does
     *     not say so of whom an account is to be linked with; where it asked before the length of a session; and where
     *     it says that it will ask
     */
    static Instant asked(JWTClaimsSet claims, ProviderFlow flow, Instant now) throws OpenIdFault.Refused {
        Instant asked =
                switch (claims.getClaim("auth_time")) {
                    case Number seconds -> Instant.ofEpochSecond(seconds.longValue());
                    case Date date -> date.toInstant();
                    case null, default -> null;
                };
        Instant earliest = flow.anew() ? flow.begun() : now.minus(DeskSession.WHOLE);
        if (asked == null
                ? flow.account() != 0
                : asked.isBefore(earliest.minus(SKEW)) || asked.isAfter(now.plus(SKEW))) {
            throw new OpenIdFault.Refused(OpenIdFault.STALE);
        }
        return asked == null || asked.isBefore(now) ? asked : now;
    }

    private static SignedJWT signed(String token) throws OpenIdFault.Refused {
        try {
            JWT jwt = JWTParser.parse(token == null || token.length() > LONGEST ? "" : token);
            if (jwt instanceof SignedJWT signed
                    && TAKEN.contains(signed.getHeader().getAlgorithm())) {
                return signed;
            }
            throw new OpenIdFault.Refused(OpenIdFault.ALGORITHM);
        } catch (ParseException e) {
            throw new OpenIdFault.Refused(OpenIdFault.SIGNATURE);
        }
    }

    private static JWTClaimsSet verified(SignedJWT signed, JWKSet keys) throws OpenIdFault.Refused {
        JWSHeader header = signed.getHeader();
        List<JWK> fitting = new JWKSelector(JWKMatcher.forJWSHeader(header)).select(keys);
        if (fitting.isEmpty()) {
            throw new OpenIdFault.Refused(OpenIdFault.KEY);
        }
        try {
            for (JWK key : fitting) {
                if (key instanceof AsymmetricJWK pair
                        && signed.verify(
                                new DefaultJWSVerifierFactory().createJWSVerifier(header, pair.toPublicKey()))) {
                    return signed.getJWTClaimsSet();
                }
            }
        } catch (JOSEException | ParseException e) {
            throw new OpenIdFault.Refused(OpenIdFault.SIGNATURE);
        }
        throw new OpenIdFault.Refused(OpenIdFault.SIGNATURE);
    }

    /** Where a token is for several, it says which of them asked for it. */
    private static boolean isFor(JWTClaimsSet claims, String client) {
        Object asked = claims.getClaim("azp");
        return claims.getAudience().contains(client)
                && (asked == null ? claims.getAudience().size() == 1 : asked.equals(client));
    }

    private static boolean isNow(JWTClaimsSet claims, Instant now) {
        Date ends = claims.getExpirationTime();
        Date begins = claims.getNotBeforeTime();
        Date made = claims.getIssueTime();
        return ends != null
                && now.minus(SKEW).isBefore(ends.toInstant())
                && made != null
                && now.plus(SKEW).isAfter(made.toInstant())
                && (begins == null || now.plus(SKEW).isAfter(begins.toInstant()));
    }
}
