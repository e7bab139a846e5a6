package org.answerable.platform.crypto;

import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.prf.PrfConfig;
import java.security.GeneralSecurityException;

/** Keys for tests that need some. */
public final class TestKeys {
    private TestKeys() {}

    public static Keys fresh() {
        try {
            AeadConfig.register();
            PrfConfig.register();
            return Keys.of(Keys.generate(Keys.SEALING), Keys.generate(Keys.HASHING));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
