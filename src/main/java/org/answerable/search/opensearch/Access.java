package org.answerable.search.opensearch;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Where the OpenSearch is and as whom this server is known there, by the variables {@code SEARCH_…}.
 *
 * @param base with a slash at its end
 * @param user and {@code password}, or {@code apiKey}, or none of them
 * @param trust whose certificates are believed; {@code null}: those that Java believes
 * @param prefix what the names of its indices begin with
 */
public record Access(URI base, String user, String password, String apiKey, SSLContext trust, String prefix) {
    private static final String FILE = "file:";

    /**
     * Reads the variables.
     *
     * @throws IllegalArgumentException where one says what cannot be; the message names it and no secret
     */
    public static Access of(Function<String, Optional<String>> variables) {
        URI base = URI.create(variables.apply("SEARCH_URL").orElse("").replaceAll("/+$", "") + "/");
        if (base.getScheme() == null
                || !base.getScheme().matches("https?")
                || base.getHost() == null
                || base.getUserInfo() != null) {
            throw new IllegalArgumentException(
                    "SEARCH_URL is no http or https address without a user; that is SEARCH_USER's");
        }
        String prefix = variables.apply("SEARCH_INDEX_PREFIX").orElse("answerable");
        if (!prefix.matches("[a-z0-9][a-z0-9_-]{0,60}")) {
            throw new IllegalArgumentException("SEARCH_INDEX_PREFIX is not of small letters, digits, - and _");
        }
        String user = variables.apply("SEARCH_USER").orElse(null);
        String apiKey = secret(variables, "SEARCH_API_KEY");
        String password = secret(variables, "SEARCH_PASSWORD");
        if (user != null && apiKey != null) {
            throw new IllegalArgumentException("SEARCH_USER and SEARCH_API_KEY are both given; one is enough");
        }
        if ((user == null) != (password == null)) {
            throw new IllegalArgumentException("SEARCH_USER and SEARCH_PASSWORD belong together");
        }
        return new Access(
                base,
                user,
                password,
                apiKey,
                variables.apply("SEARCH_TRUST").map(Access::trust).orElse(null),
                prefix);
    }

    /** As it is given, or what the file holds that is named so: {@code file:/…}, as keysets are. */
    private static String secret(Function<String, Optional<String>> variables, String name) {
        return variables
                .apply(name)
                .map(given -> {
                    if (!given.startsWith(FILE)) {
                        return given;
                    }
                    try {
                        return Files.readString(Path.of(given.substring(FILE.length())))
                                .strip();
                    } catch (IOException e) {
                        throw new IllegalArgumentException(name + ": the file cannot be read", e);
                    }
                })
                .orElse(null);
    }

    private static SSLContext trust(String file) {
        try (InputStream pem = Files.newInputStream(Path.of(file))) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                store.setCertificateEntry("c" + number++, one);
            }
            if (number == 0) {
                throw new IllegalArgumentException("SEARCH_TRUST holds no certificate");
            }
            TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trusted.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trusted.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException("SEARCH_TRUST is no file of certificates (PEM) that can be read", e);
        }
    }
}
