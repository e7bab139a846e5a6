package org.answerable.platform.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.ext.Provider;

/** The headers of each answer, where a resource has not set its own; the form cookie where a form was drawn. */
@Provider
@ApplicationScoped
public class ResponseHeaders implements ContainerResponseFilter {
    private static final String POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
            + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'";

    @Inject
    Reader reader;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        var headers = response.getHeaders();
        headers.putIfAbsent("Content-Security-Policy", java.util.List.of(POLICY));
        headers.putIfAbsent("Cache-Control", java.util.List.of("no-store"));
        if (request.getSecurityContext() != null && request.getUriInfo().getRequestUri().getScheme().equals("https")) {
            headers.putSingle("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
        if (response.getEntity() instanceof View && needsFormCookie(reader.path()) && request.getCookies().get(FormTokens.COOKIE) == null) {
            // The page is drawn after the headers, so the cookie's value is fixed here.
            reader.formCookie(org.answerable.platform.Codes.random(26));
            headers.add("Set-Cookie", new NewCookie.Builder(FormTokens.COOKIE).value(reader.formCookie()).path("/").httpOnly(true)
                    .secure(request.getUriInfo().getRequestUri().getScheme().equals("https")).sameSite(NewCookie.SameSite.STRICT).build());
        }
    }

    private static boolean needsFormCookie(String path) {
        return path.startsWith("/share") || path.startsWith("/receipt") || path.startsWith("/desk");
    }
}
