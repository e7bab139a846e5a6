package org.answerable.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import org.answerable.language.Demonstration;
import org.answerable.platform.Settings;

/** The headers of each answer, where a resource has not set its own; the form cookie where a form was drawn. */
@Provider
@ApplicationScoped
public class ResponseHeaders implements ContainerResponseFilter {
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
                    + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'";

    @Inject
    Reader reader;

    @Inject
    Settings settings;

    @Inject
    Demonstration demonstration;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        var headers = response.getHeaders();
        headers.putIfAbsent("Content-Security-Policy", java.util.List.of(POLICY));
        headers.putIfAbsent("Cache-Control", java.util.List.of("no-store"));
        if (demonstration.isOn()) {
            headers.putSingle("X-Robots-Tag", "noindex");
        }
        ownLocation(request, headers);
        boolean tls = request.getUriInfo().getRequestUri().getScheme().equals("https") || settings.behindTls();
        if (response.getEntity() instanceof View
                && needsFormCookie(reader.path())
                && request.getCookies().get(FormTokens.COOKIE) == null) {
            // The page is drawn after the headers, so the cookie's value is fixed here.
            reader.formCookie(org.answerable.platform.Codes.random(26));
            headers.add(
                    "Set-Cookie",
                    new NewCookie.Builder(FormTokens.COOKIE)
                            .value(reader.formCookie())
                            .path("/")
                            .httpOnly(true)
                            .secure(tls)
                            .sameSite(NewCookie.SameSite.STRICT)
                            .build());
        }
    }

    /**
     * JAX-RS makes a redirect's address absolute out of the Host header, which anybody can forge and which does not
     * know about TLS in front of the server; a path alone means the same to every browser (RFC 9110, 10.2.2).
     */
    private static void ownLocation(ContainerRequestContext request, MultivaluedMap<String, Object> headers) {
        if (headers.getFirst("Location") instanceof URI to
                && to.isAbsolute()
                && to.getRawAuthority() != null
                && to.getRawAuthority().equals(request.getUriInfo().getBaseUri().getRawAuthority())) {
            headers.putSingle(
                    "Location",
                    to.getRawPath()
                            + (to.getRawQuery() == null ? "" : "?" + to.getRawQuery())
                            + (to.getRawFragment() == null ? "" : "#" + to.getRawFragment()));
        }
    }

    private static boolean needsFormCookie(String path) {
        return path.startsWith("/share")
                || path.startsWith("/receipt")
                || path.startsWith("/desk")
                || path.equals("/invitation");
    }
}
