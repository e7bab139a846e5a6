package org.answerable.platform.crypto;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeyTemplates;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.prf.PrfConfig;
import com.google.crypto.tink.prf.PrfSet;
import com.google.crypto.tink.signature.SignatureConfig;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import org.answerable.platform.Settings;

/**
 * The product's secrets: one keyset that seals (contact data) and one that makes keyed hashes (receipts, tokens,
 * journal contents).
 *
 * <p>In production both come from {@code SEAL_KEYSET} and {@code HASH_KEYSET} (Tink JSON keysets, or {@code file:} and
 * a path) and the server refuses to start without them. A demo makes its own in the data folder. Losing the hash keyset
 * makes every receipt unreadable; losing the seal keyset, every contact.
 */
@ApplicationScoped
public class Keys {
    static final String SEALING = "AES256_GCM";
    static final String HASHING = "HMAC_SHA256_PRF";

    @Inject
    Settings settings;

    private Aead aead;
    private PrfSet prf;

    @PostConstruct
    void load() {
        try {
            register();
            use(keyset("SEAL_KEYSET", SEALING), keyset("HASH_KEYSET", HASHING));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("keysets cannot be read: " + e.getMessage(), e);
        }
    }

    private static void register() throws GeneralSecurityException {
        AeadConfig.register();
        PrfConfig.register();
    }

    private void use(KeysetHandle sealing, KeysetHandle hashing) throws GeneralSecurityException {
        aead = sealing.getPrimitive(RegistryConfiguration.get(), Aead.class);
        prf = hashing.getPrimitive(RegistryConfiguration.get(), PrfSet.class);
    }

    /** Keys of two keysets in Tink's JSON. */
    static Keys of(String sealing, String hashing) throws GeneralSecurityException {
        register();
        Keys keys = new Keys();
        keys.use(parse(sealing), parse(hashing));
        return keys;
    }

    static KeysetHandle parse(String keyset) throws GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.parseKeyset(keyset, InsecureSecretKeyAccess.get());
    }

    private KeysetHandle keyset(String name, String template) throws GeneralSecurityException, IOException {
        String configured = configured(settings, name);
        if (configured == null) {
            if (!settings.demo()) {
                throw new IllegalStateException(name + " is missing; script/keys makes one");
            }
            Path file = settings.dataDir().resolve("demo-keys").resolve(name + ".json");
            if (!Files.exists(file)) {
                Files.createDirectories(file.getParent());
                write(file, generate(template));
            }
            configured = Files.readString(file);
        }
        return parse(configured);
    }

    /** A keyset that the environment gives, itself or by its file; {@code null} where it gives none. */
    static String configured(Settings settings, String name) throws IOException {
        String configured = settings.get(name).orElse(null);
        return configured != null && configured.startsWith("file:")
                ? Files.readString(Path.of(configured.substring(5)))
                : configured;
    }

    private static void write(Path file, String keyset) throws IOException {
        Path fresh = Files.createTempFile(
                file.getParent(),
                "key",
                ".tmp",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, keyset, StandardOpenOption.TRUNCATE_EXISTING);
        Files.move(fresh, file);
    }

    static String generate(String template) throws GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.serializeKeyset(
                KeysetHandle.generateNew(KeyTemplates.get(template)), InsecureSecretKeyAccess.get());
    }

    /** Encrypts; {@code context} (what it belongs to) must be given again to open it. Base 64. */
    public String seal(String plain, String context) {
        try {
            return Base64.getEncoder().encodeToString(aead.encrypt(bytes(plain), bytes(context)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot seal", e);
        }
    }

    /** Decrypts what {@link #seal} made. */
    public String open(String sealed, String context) {
        try {
            return new String(aead.decrypt(Base64.getDecoder().decode(sealed), bytes(context)), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot open what was sealed for " + context, e);
        }
    }

    /**
     * A keyed hash (HMAC-SHA-256), 64 hex digits; {@code purpose} keeps uses apart, so equal values of two uses do not
     * meet.
     */
    public String hash(String purpose, String value) {
        return HexFormat.of().formatHex(bytes(purpose, value));
    }

    /** The 32 bytes of {@link #hash}. */
    public byte[] bytes(String purpose, String value) {
        try {
            return prf.computePrimary(bytes(purpose + "\u0000" + value), 32);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot hash", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Prints new keysets as environment variables: {@code java -cp … org.answerable.platform.crypto.Keys}. */
    public static void main(String[] args) throws GeneralSecurityException {
        register();
        System.out.println("SEAL_KEYSET='" + generate(SEALING).replaceAll("\\s+", "") + "'");
        SignatureConfig.register();
        System.out.println("JOURNAL_KEYSET='" + generate(JournalKeys.CHAINING).replaceAll("\\s+", "") + "'");
        System.out.println("SIGN_KEYSET='" + generate(JournalKeys.SIGNING).replaceAll("\\s+", "") + "'");
        System.out.println("HASH_KEYSET='" + generate(HASHING).replaceAll("\\s+", "") + "'");
    }
}
