package org.answerable.platform.crypto;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.prf.Prf;
import com.google.crypto.tink.prf.PrfSet;
import com.google.crypto.tink.signature.Ed25519PrivateKey;
import com.google.crypto.tink.signature.SignatureConfig;
import com.google.crypto.tink.subtle.Ed25519Sign;
import com.google.crypto.tink.subtle.PrfHmacJce;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import org.answerable.platform.Settings;

/**
 * The keys of the journal, all outside the database: those that chain it (HMAC-SHA-256), and those that sign its
 * published heads (Ed25519, RFC 8032).
 *
 * <p>One of each is derived from {@code HASH_KEYSET}, so that a server has them without a further secret.
 * {@code JOURNAL_KEYSET} and {@code SIGN_KEYSET} (Tink JSON keysets, or {@code file:} and a path) take their place from
 * then on and can be rotated: the primary key is used for what is new, every other key in them, and the derived one,
 * still verifies what is old.
 */
@ApplicationScoped
public class JournalKeys {
    static final String CHAINING = Keys.HASHING;
    static final String SIGNING = "ED25519_RAW";
    private static final String CHAIN = "JOURNAL_KEYSET";
    private static final String SIGN = "SIGN_KEYSET";
    /** The id of the key that is derived. */
    private static final String DERIVED = "0";
    /** What stands before the 32 bytes of an Ed25519 key in a SubjectPublicKeyInfo (RFC 8410). */
    private static final byte[] SPKI = HexFormat.of().parseHex("302a300506032b6570032100");

    @Inject
    Keys keys;

    @Inject
    Settings settings;

    private final Map<String, Prf> chaining = new HashMap<>();
    private String primary = DERIVED;
    private final List<Ed25519Sign.KeyPair> signing = new ArrayList<>();

    /**
     * A key that verifies published heads.
     *
     * @param id the first 16 hex digits of the SHA-256 of its 32 bytes
     * @param pem as SubjectPublicKeyInfo
     */
    public record VerifyingKey(String id, String pem) {}

    @PostConstruct
    void load() {
        try {
            use(keys, Keys.configured(settings, CHAIN), Keys.configured(settings, SIGN));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(CHAIN + " or " + SIGN + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Keys without a container; keysets as Tink's JSON, {@code null} where there is none. */
    static JournalKeys of(Keys keys, String chain, String sign) throws GeneralSecurityException {
        JournalKeys made = new JournalKeys();
        made.use(keys, chain, sign);
        return made;
    }

    private void use(Keys base, String chain, String sign) throws GeneralSecurityException {
        chaining.put(
                DERIVED, new PrfHmacJce("HMACSHA256", new SecretKeySpec(base.bytes("journal-chain", DERIVED), "HMAC")));
        if (chain != null) {
            PrfSet prfs = Keys.parse(chain).getPrimitive(RegistryConfiguration.get(), PrfSet.class);
            prfs.getPrfs().forEach((id, prf) -> chaining.put(Integer.toUnsignedString(id), prf));
            primary = Integer.toUnsignedString(prfs.getPrimaryId());
        }
        if (sign != null) {
            SignatureConfig.register();
            KeysetHandle handle = Keys.parse(sign);
            signing.add(pair(handle.getPrimary()));
            for (int i = 0; i < handle.size(); i++) {
                if (!handle.getAt(i).isPrimary()) {
                    signing.add(pair(handle.getAt(i)));
                }
            }
        }
        signing.add(Ed25519Sign.KeyPair.newKeyPairFromSeed(base.bytes("journal-sign", DERIVED)));
    }

    @AccessesPartialKey
    private static Ed25519Sign.KeyPair pair(KeysetHandle.Entry entry) throws GeneralSecurityException {
        if (entry.getKey() instanceof Ed25519PrivateKey key) {
            return Ed25519Sign.KeyPair.newKeyPairFromSeed(
                    key.getPrivateKeyBytes().toByteArray(InsecureSecretKeyAccess.get()));
        }
        throw new GeneralSecurityException(SIGN + " holds a key that is not Ed25519");
    }

    /** The key that chains what is new. */
    public String chainingKey() {
        return primary;
    }

    /** Whether a key of that id is known. */
    public boolean chains(String key) {
        return chaining.containsKey(key);
    }

    /** HMAC-SHA-256 under a chaining key, 32 bytes. */
    public byte[] chain(String key, byte[] data) {
        try {
            return chaining.get(key).compute(data, 32);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot hash", e);
        }
    }

    /** The Ed25519 signature under the present signing key, 64 bytes as base 64. */
    public String sign(byte[] data) {
        try {
            return Base64.getEncoder()
                    .encodeToString(new Ed25519Sign(signing.getFirst().getPrivateKey()).sign(data));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot sign", e);
        }
    }

    /** Every key that a signature may be of, the present one first. */
    public List<VerifyingKey> verifyingKeys() {
        return signing.stream()
                .map(pair -> new VerifyingKey(id(pair.getPublicKey()), pem(pair.getPublicKey())))
                .toList();
    }

    private static String id(byte[] key) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key), 0, 8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String pem(byte[] key) {
        byte[] whole = Arrays.copyOf(SPKI, SPKI.length + key.length);
        System.arraycopy(key, 0, whole, SPKI.length, key.length);
        return "-----BEGIN PUBLIC KEY-----\n" + Base64.getEncoder().encodeToString(whole)
                + "\n-----END PUBLIC KEY-----\n";
    }
}
