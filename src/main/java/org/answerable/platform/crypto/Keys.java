package org.answerable.platform.crypto;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeyTemplates;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.prf.PrfConfig;
import com.google.crypto.tink.prf.PrfSet;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.answerable.platform.Settings;

/**
 * The product's secrets: one keyset that seals (contact data) and one that makes keyed hashes (receipts, tokens,
 * journal contents).
 *
 * <p>In production both come from {@code SEAL_KEYSET} and {@code HASH_KEYSET} (Tink JSON keysets, or {@code file:} and
 * a path) and the server refuses to start without them. A demo makes its own in the data folder. Losing the hash keyset
 * makes every receipt unreadable; losing the seal keyset, every contact. The seal keyset can be turned: its primary key
 * seals, each of its keys opens, and another keyset can take its place while the server runs ({@link #offered}).
 */
@ApplicationScoped
public class Keys {
    static final String SEALING = "AES256_GCM";
    static final String HASHING = "HMAC_SHA256_PRF";
    static final String SEAL = "SEAL_KEYSET";
    static final String HASH = "HASH_KEYSET";

    @Inject
    Settings settings;

    private volatile Sealing sealing;
    private PrfSet prf;
    private String hashing;

    /** What seals: the keyset as it was given, and what it does. */
    private record Sealing(String given, Aead aead, String primary, Set<String> keys, boolean newest) {
        static Sealing of(String given) throws GeneralSecurityException {
            KeysetHandle handle = parse(given);
            Set<String> keys = new TreeSet<>();
            for (int i = 0; i < handle.size(); i++) {
                if (handle.getAt(i).getStatus() == KeyStatus.ENABLED) {
                    keys.add(id(handle.getAt(i)));
                }
            }
            return new Sealing(
                    given,
                    handle.getPrimitive(RegistryConfiguration.get(), Aead.class),
                    id(handle.getPrimary()),
                    Set.copyOf(keys),
                    handle.getAt(handle.size() - 1).isPrimary());
        }
    }

    static String id(KeysetHandle.Entry entry) {
        return Integer.toUnsignedString(entry.getId());
    }

    @PostConstruct
    void load() {
        try {
            register();
            use(keyset(SEAL, SEALING), keyset(HASH, HASHING));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("keysets cannot be read: " + e.getMessage(), e);
        }
    }

    static void register() throws GeneralSecurityException {
        AeadConfig.register();
        PrfConfig.register();
    }

    private void use(String sealed, String hashed) throws GeneralSecurityException {
        sealing = Sealing.of(sealed);
        KeysetHandle handle = parse(hashed);
        prf = handle.getPrimitive(RegistryConfiguration.get(), PrfSet.class);
        hashing = id(handle.getPrimary());
    }

    /** Keys of two keysets in Tink's JSON. */
    public static Keys of(String sealing, String hashing) throws GeneralSecurityException {
        register();
        Keys keys = new Keys();
        keys.use(sealing, hashing);
        return keys;
    }

    /** What hashes as a server with this keyset does, and opens nothing that it sealed. */
    public static Keys hashing(String keyset) throws GeneralSecurityException {
        register();
        return of(generate(SEALING), keyset);
    }

    /** The id of the key that seals now. */
    public String sealingKey() {
        return sealing.primary();
    }

    /**
     * Whether that is the newest of them. While it is not, another node may seal with a newer one already, and what
     * that sealed is left as it is.
     */
    public boolean sealsWithNewest() {
        return sealing.newest();
    }

    /** The ids of all keys that open what was sealed. */
    public Set<String> sealingKeys() {
        return sealing.keys();
    }

    /** The id of the key that hashes. */
    public String hashingKey() {
        return hashing;
    }

    /**
     * The keyset that its file holds by now, where that is another than the one in use. Only a keyset that is given as
     * {@code file:} and a path, or that a demonstration made, can be replaced while the server runs.
     *
     * @throws IllegalStateException where the file holds none
     */
    public Optional<Offered> offered() {
        try {
            String present = keyset(SEAL, SEALING);
            if (present.equals(sealing.given())) {
                return Optional.empty();
            }
            return Optional.of(new Offered(Sealing.of(present)));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("the new " + SEAL + " cannot be read", e);
        }
    }

    /** A keyset that may take the place of the one in use. */
    public final class Offered {
        private final Sealing fresh;

        private Offered(Sealing fresh) {
            this.fresh = fresh;
        }

        /** The ids of its keys. */
        public Set<String> keys() {
            return fresh.keys();
        }

        /** From now on it is used. */
        public void use() {
            sealing = fresh;
        }

        /** Whether the file held the same. */
        @Override
        public boolean equals(Object other) {
            return other instanceof Offered offered && fresh.given().equals(offered.fresh.given());
        }

        @Override
        public int hashCode() {
            return fresh.given().hashCode();
        }
    }

    /**
     * The id of the key that made a ciphertext, of its first eight characters or more; Tink writes it into the first
     * bytes.
     */
    static String keyOf(String sealed) {
        byte[] first = Base64.getDecoder().decode((sealed.length() < 7 ? "AAAAAAA" : sealed.substring(0, 7)) + "A");
        return Integer.toUnsignedString(ByteBuffer.wrap(first, 1, Integer.BYTES).getInt());
    }

    /** With which seven characters a ciphertext of a key begins: 40 bits are the key's, two are of what follows. */
    static String[] beginnings(String key) {
        byte[] first = ByteBuffer.allocate(6)
                .put((byte) 1)
                .putInt(Integer.parseUnsignedInt(key))
                .array();
        String[] beginnings = new String[4];
        for (int following = 0; following < beginnings.length; following++) {
            first[5] = (byte) (following << 6);
            beginnings[following] = Base64.getEncoder().encodeToString(first).substring(0, 7);
        }
        return beginnings;
    }

    static KeysetHandle parse(String keyset) throws GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.parseKeyset(keyset, InsecureSecretKeyAccess.get());
    }

    private String keyset(String name, String template) throws GeneralSecurityException, IOException {
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
        return configured;
    }

    /** A keyset that the environment gives, itself or by its file; {@code null} where it gives none. */
    static String configured(Settings settings, String name) throws IOException {
        String configured = settings.get(name).orElse(null);
        return configured == null ? null : new GivenKeyset(configured).read();
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
            return Base64.getEncoder().encodeToString(sealing.aead().encrypt(bytes(plain), bytes(context)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot seal", e);
        }
    }

    /** Decrypts what {@link #seal} made. */
    public String open(String sealed, String context) {
        try {
            return new String(
                    sealing.aead().decrypt(Base64.getDecoder().decode(sealed), bytes(context)), StandardCharsets.UTF_8);
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
}
