package org.answerable.web;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * Static files, which the application at "/" would otherwise swallow; ETag, and a year of caching where the hash is in
 * the address.
 */
@WebServlet(
        urlPatterns = {"/webjars/*", "/css/*", "/js/*", "/pictures/*", "/favicon.ico"},
        asyncSupported = true)
public class StaticFiles extends HttpServlet {
    private static final Map<String, String> TYPES = Map.of(
            "css",
            "text/css; charset=utf-8",
            "js",
            "text/javascript; charset=utf-8",
            "svg",
            "image/svg+xml",
            "ico",
            "image/x-icon",
            "png",
            "image/png");

    @Inject
    private transient Assets assets;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
        String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
        Optional<Assets.Asset> asset = type == null ? Optional.empty() : assets.find(path);
        if (asset.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        String etag = "\"" + asset.get().hash() + "\"";
        boolean hashed = ("v=" + asset.get().hash()).equals(request.getQueryString());
        response.setHeader("ETag", etag);
        response.setHeader("Cache-Control", hashed ? "public, max-age=31536000, immutable" : "public, max-age=300");
        if (etag.equals(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType(type);
        response.setContentLength(asset.get().bytes().length);
        response.getOutputStream().write(asset.get().bytes());
    }
}
