package org.answerable.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which tokens of an identity provider are taken (OpenID Connect Core 1.0, 3.1.3.7), without a provider. */
class IdTokensTest {
    private static final String ISSUER = "https://login.example/tenant";
    private static final Instant NOW = Instant.parse("2026-03-08T12:00:00Z");
    private static final IdTokens.Expected EXPECTED = new IdTokens.Expected(ISSUER, "desk", "n-1");
    private static RSAKey key;
    private static JWKSet published;

    @BeforeAll
    static void makeKeys() throws JOSEException {
        key = new RSAKeyGenerator(2048).keyID("k1").generate();
        published = new JWKSet(key.toPublicJWK());
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .subject("s-1")
                .audience("desk")
                .claim("nonce", "n-1")
                .issueTime(Date.from(NOW))
                .expirationTime(Date.from(NOW.plusSeconds(300)));
    }

    private static String signed(JWTClaimsSet claims, RSAKey by) throws JOSEException {
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(by.getKeyID()).build(), claims);
        jwt.sign(new RSASSASigner(by));
        return jwt.serialize();
    }

    private static OpenIdFault fault(String token) {
        return fault(token, published, NOW);
    }

    private static OpenIdFault fault(String token, JWKSet keys, Instant now) {
        return catchThrowableOfType(OpenIdFault.Refused.class, () -> IdTokens.check(token, keys, EXPECTED, now))
                .fault();
    }

    @Test
    void a_token_of_this_provider_for_this_sign_in_is_taken() throws Exception {
        assertThat(IdTokens.check(signed(claims().build(), key), published, EXPECTED, NOW)
                        .getSubject())
                .isEqualTo("s-1");
    }

    @Test
    void a_token_signed_on_an_elliptic_curve_is_taken() throws Exception {
        ECKey curve = new ECKeyGenerator(Curve.P_256).keyID("e1").generate();
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("e1").build(), claims().build());
        jwt.sign(new ECDSASigner(curve));
        assertThat(IdTokens.check(jwt.serialize(), new JWKSet(curve.toPublicJWK()), EXPECTED, NOW)
                        .getSubject())
                .isEqualTo("s-1");
    }

    @Test
    void one_for_another_application_is_refused() throws Exception {
        assertThat(fault(signed(claims().audience("payroll").build(), key))).isEqualTo(OpenIdFault.AUDIENCE);
        assertThat(fault(signed(claims().audience(List.of("desk", "payroll")).build(), key)))
                .as("for both, and who asked is not said")
                .isEqualTo(OpenIdFault.AUDIENCE);
        assertThat(fault(signed(
                        claims().audience(List.of("desk", "payroll"))
                                .claim("azp", "payroll")
                                .build(),
                        key)))
                .isEqualTo(OpenIdFault.AUDIENCE);
    }

    @Test
    void one_of_another_sign_in_or_of_none_is_refused() throws Exception {
        assertThat(fault(signed(claims().claim("nonce", "n-2").build(), key))).isEqualTo(OpenIdFault.NONCE);
        assertThat(fault(signed(claims().claim("nonce", null).build(), key))).isEqualTo(OpenIdFault.NONCE);
    }

    @Test
    void one_of_another_issuer_is_refused() throws Exception {
        assertThat(fault(signed(claims().issuer(ISSUER + "/").build(), key))).isEqualTo(OpenIdFault.ISSUER);
    }

    @Test
    void one_whose_time_is_over_or_has_not_come_is_refused_but_for_two_minutes() throws Exception {
        String token = signed(claims().build(), key);
        Duration lasts = Duration.ofSeconds(300);
        assertThat(IdTokens.check(token, published, EXPECTED, NOW.plus(lasts).plusSeconds(119)))
                .isNotNull();
        assertThat(fault(token, published, NOW.plus(lasts).plusSeconds(121))).isEqualTo(OpenIdFault.EXPIRED);
        assertThat(IdTokens.check(token, published, EXPECTED, NOW.minusSeconds(119)))
                .isNotNull();
        assertThat(fault(token, published, NOW.minusSeconds(121))).isEqualTo(OpenIdFault.EXPIRED);
        assertThat(fault(signed(claims().expirationTime(null).build(), key))).isEqualTo(OpenIdFault.EXPIRED);
    }

    @Test
    void one_that_is_not_signed_or_by_a_shared_secret_is_refused() throws Exception {
        assertThat(fault(new PlainJWT(claims().build()).serialize())).isEqualTo(OpenIdFault.ALGORITHM);
        SignedJWT shared = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("k1").build(), claims().build());
        shared.sign(new MACSigner(key.toRSAPublicKey().getEncoded()));
        assertThat(fault(shared.serialize()))
                .as("with the public key as a secret")
                .isEqualTo(OpenIdFault.ALGORITHM);
    }

    @Test
    void one_signed_with_a_key_that_is_not_published_is_refused() throws Exception {
        RSAKey other = new RSAKeyGenerator(2048).keyID("k2").generate();
        assertThat(fault(signed(claims().build(), other))).isEqualTo(OpenIdFault.KEY);
        RSAKey sameName = new RSAKeyGenerator(2048).keyID("k1").generate();
        assertThat(fault(signed(claims().build(), sameName))).isEqualTo(OpenIdFault.SIGNATURE);
    }

    @Test
    void what_is_no_token_is_refused() {
        assertThat(fault("")).isEqualTo(OpenIdFault.SIGNATURE);
        assertThat(fault("a.b.c")).isEqualTo(OpenIdFault.SIGNATURE);
    }

    private static ProviderPerson person(Map<String, Object> claims, String claim) {
        JWTClaimsSet.Builder all = new JWTClaimsSet.Builder().subject("s-1");
        claims.forEach(all::claim);
        return ProviderPerson.of(all.build(), claim, null, java.util.Set.of("mfa", "urn:two"));
    }

    @Test
    void entra_id_sends_ids_of_groups_and_says_where_there_are_too_many() {
        ProviderPerson some = person(
                Map.of(
                        "preferred_username",
                        "ana@agency.example",
                        "name",
                        "Ana Weiss",
                        "groups",
                        List.of("6f1d8a9e-0b3f-4a56-9d56-2f4a0c3b7e11")),
                "");
        assertThat(some.name()).isEqualTo("ana@agency.example");
        assertThat(some.shown()).isEqualTo("Ana Weiss");
        assertThat(some.groups()).containsExactly("6f1d8a9e-0b3f-4a56-9d56-2f4a0c3b7e11");
        ProviderPerson many = person(
                Map.of("preferred_username", "ana@agency.example", "_claim_names", Map.of("groups", "src1")), "");
        assertThat(many.groups()).isEmpty();
        assertThat(many.tooMany()).isTrue();
    }

    @Test
    void groups_that_are_missing_are_told_although_app_roles_came() {
        Map<String, Object> claims = Map.of(
                "preferred_username",
                "ana@agency.example",
                "roles",
                List.of("desk-liaison"),
                "_claim_names",
                Map.of("groups", "src1"));
        assertThat(person(claims, "").tooMany()).isTrue();
        assertThat(person(claims, "roles").tooMany())
                .as("where the office looks at app roles alone, none is missing")
                .isFalse();
        assertThat(person(Map.of("hasgroups", "true", "roles", List.of("desk-liaison")), "")
                        .tooMany())
                .isTrue();
        assertThat(person(Map.of("roles", List.of("desk-liaison")), "").tooMany())
                .isFalse();
    }

    private static ProviderFlow flow(boolean anew) {
        return ProviderFlow.begin("", "en", anew, NOW, 0, "");
    }

    private static Instant asked(Object when, boolean anew) throws OpenIdFault.Refused {
        return IdTokens.asked(claims().claim("auth_time", when).build(), flow(anew), NOW.plusSeconds(60));
    }

    private static void assertStale(Object when, boolean anew) {
        assertThat(catchThrowableOfType(OpenIdFault.Refused.class, () -> asked(when, anew))
                        .fault())
                .as(when + " " + anew)
                .isEqualTo(OpenIdFault.STALE);
    }

    @Test
    void a_sign_in_is_a_proof_of_the_time_at_which_the_provider_asked() throws Exception {
        assertThat(asked(NOW.getEpochSecond() + 30, true)).isEqualTo(NOW.plusSeconds(30));
        assertThat(asked(Date.from(NOW), true)).isEqualTo(NOW);
        assertThat(asked(NOW.getEpochSecond() + 100, true))
                .as("its clock is a little fast")
                .isEqualTo(NOW.plusSeconds(60));
        long morning = NOW.minusSeconds(7_200).getEpochSecond();
        assertThat(asked(morning, false)).isEqualTo(Instant.ofEpochSecond(morning));
        assertThat(asked(null, false)).as("nobody says when: no proof").isNull();
        assertThat(asked("now", false)).isNull();
        assertThat(asked(null, true)).as("no proof, and no way closed").isNull();
        assertThat(asked("now", true)).isNull();
        assertThat(catchThrowableOfType(
                                OpenIdFault.Refused.class,
                                () -> IdTokens.asked(
                                        claims().build(), ProviderFlow.begin("", "en", true, NOW, 7, "s"), NOW))
                        .fault())
                .as("whom an account is to be linked with must have been asked")
                .isEqualTo(OpenIdFault.STALE);
        assertStale(NOW.minusSeconds(121).getEpochSecond(), true);
        assertStale(NOW.plusSeconds(300).getEpochSecond(), true);
        assertStale(NOW.minus(DeskSession.WHOLE).minusSeconds(121).getEpochSecond(), false);
    }

    @Test
    void keycloak_sends_groups_by_path_or_roles_of_the_realm() {
        assertThat(person(Map.of("preferred_username", "ana", "groups", List.of("/desk/liaisons")), "")
                        .groups())
                .containsExactly("/desk/liaisons");
        Map<String, Object> realm =
                Map.of("preferred_username", "ana", "realm_access", Map.of("roles", List.of("desk-moderator")));
        assertThat(person(realm, "").groups()).containsExactly("desk-moderator");
        assertThat(person(realm, "realm_access.roles").groups()).containsExactly("desk-moderator");
        assertThat(person(realm, "groups").groups()).isEmpty();
    }

    @Test
    void login_gov_sends_no_groups_but_a_verified_address() {
        assertThat(person(Map.of("email", "Ana@agency.example", "email_verified", true), "")
                        .groups())
                .containsExactly("email:ana@agency.example");
        assertThat(person(Map.of("email", "ana@agency.example"), "").groups())
                .as("nobody says that it is theirs")
                .isEmpty();
        assertThat(person(Map.of("email", "ana@agency.example"), "").name()).isEqualTo("ana@agency.example");
        assertThat(person(Map.of(), "").name()).isEqualTo("s-1");
    }

    /** RFC 7636, appendix B. */
    @Test
    void the_challenge_is_made_of_the_verifier_as_the_standard_shows() {
        assertThat(OpenIdSigning.challenge("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"))
                .isEqualTo("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    }
}
