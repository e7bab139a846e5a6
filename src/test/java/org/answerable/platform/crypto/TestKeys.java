package org.answerable.platform.crypto;

import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.prf.PrfConfig;
import com.google.crypto.tink.signature.SignatureConfig;
import java.security.GeneralSecurityException;

/** Keys for tests without a container. */
public final class TestKeys {
    private TestKeys() {}

    /** Fresh keysets of a server. */
    public static Keys fresh() {
        try {
            AeadConfig.register();
            PrfConfig.register();
            return Keys.of(Keys.generate(Keys.SEALING), Keys.generate(Keys.HASHING));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The journal's keys of that server; keysets as Tink's JSON, {@code null} where there is none. */
    public static JournalKeys journal(Keys keys, String chain, String sign) {
        try {
            return JournalKeys.of(keys, chain, sign);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String chaining() {
        return generate(JournalKeys.CHAINING);
    }

    public static String signing() {
        return generate(JournalKeys.SIGNING);
    }

    private static String generate(String template) {
        try {
            PrfConfig.register();
            SignatureConfig.register();
            return Keys.generate(template);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
