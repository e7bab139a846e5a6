package org.answerable;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeyTemplates;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.prf.PrfConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a server is started with that is no demonstration: keys of its own, and one administrator. */
public final class Production {
    public static final String ADMIN = "kim@agency.example";
    public static final String PASSWORD = "a quiet lake in the north";

    private Production() {}

    /** The variables of such a server, and more. */
    public static Map<String, String> environment(Map<String, String> more) throws GeneralSecurityException {
        AeadConfig.register();
        PrfConfig.register();
        Map<String, String> environment = new HashMap<>(Map.of(
                "DEMO",
                "false",
                "SEAL_KEYSET",
                keyset("AES256_GCM"),
                "HASH_KEYSET",
                keyset("HMAC_SHA256_PRF"),
                "ADMIN_NAME",
                ADMIN,
                "ADMIN_PASSWORD",
                PASSWORD));
        environment.putAll(more);
        return environment;
    }

    private static String keyset(String template) throws GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.serializeKeyset(
                        KeysetHandle.generateNew(KeyTemplates.get(template)), InsecureSecretKeyAccess.get())
                .replaceAll("\\s+", "");
    }

    /**
     * SEAL_KEYSET and HASH_KEYSET of the demonstration that servers of tests begin with told
     * ({@link RunningServer#BEGINS_TOLD}), for a test that turns them or takes them elsewhere.
     */
    public static Map<String, String> toldKeys() throws GeneralSecurityException, IOException {
        Map<String, String> keys = new HashMap<>(environment(Map.of()));
        keys.keySet().retainAll(Set.of("SEAL_KEYSET", "HASH_KEYSET"));
        Optional<Path> told = RunningServer.told();
        if (told.isPresent()) {
            for (Map.Entry<String, String> key : keys.entrySet()) {
                Path file = told.get().resolve("demo-keys").resolve(key.getKey() + ".json");
                key.setValue(Files.readString(file).replaceAll("\\s+", ""));
            }
        }
        return keys;
    }

    /** The administrator, signed in. */
    public static Visitor admin(RunningServer server) {
        Visitor admin = new Visitor(server);
        admin.submit("/en/desk/sign-in", "/en/desk/sign-in", Map.of("name", ADMIN, "password", PASSWORD));
        return admin;
    }
}
