package org.answerable.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.answerable.platform.Sha256;

/** The static files: their bytes and the hash that makes an address change when the content does. */
@ApplicationScoped
public class Assets {
    /** A static file in memory; all of them together are well under a megabyte. */
    record Asset(byte[] bytes, String hash) {}

    @Inject
    ServletContext context;

    private final Map<String, Optional<Asset>> known = new ConcurrentHashMap<>();

    Optional<Asset> find(String path) {
        Optional<Asset> asset = known.get(path);
        if (asset == null) {
            asset = read(path);
            if (asset.isPresent()) {
                known.put(path, asset); // Only what exists is remembered: asking for nonsense must not fill the memory.
            }
        }
        return asset;
    }

    String address(String path) {
        return find(path)
                .map(asset -> path + "?v=" + asset.hash())
                .orElseThrow(() -> new IllegalArgumentException("no static file " + path));
    }

    private Optional<Asset> read(String path) {
        if (path.contains("..")) {
            return Optional.empty();
        }
        String resource = path.startsWith("/webjars/") ? "META-INF/resources" + path : null;
        try (InputStream in = resource != null
                ? Assets.class.getClassLoader().getResourceAsStream(resource)
                : context.getResourceAsStream(path)) {
            if (in == null) {
                return Optional.empty();
            }
            byte[] bytes = in.readAllBytes();
            return Optional.of(new Asset(bytes, Sha256.hex(bytes, 8)));
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }
}
