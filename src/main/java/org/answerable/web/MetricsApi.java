package org.answerable.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.answerable.platform.Metrics;
import org.answerable.platform.Settings;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * What a monitor reads, for whoever has the token {@code METRICS_TOKEN}, or for everybody where {@code METRICS_OPEN} is
 * {@code true}; else for nobody: how much there is to do tells how many write.
 */
@Path("/metrics")
@RequestScoped
public class MetricsApi {
    private static final String BEARER = "Bearer ";

    @Inject
    Settings settings;

    @Inject
    Metrics metrics;

    @GET
    @Produces("text/plain;version=0.0.4;charset=utf-8")
    @Operation(hidden = true)
    public Response read(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization) {
        boolean open =
                settings.get("METRICS_OPEN").filter("true"::equalsIgnoreCase).isPresent();
        boolean known = authorization != null
                && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                && settings.get("METRICS_TOKEN")
                        .filter(token -> same(
                                token, authorization.substring(BEARER.length()).strip()))
                        .isPresent();
        if (!open && !known) {
            return Response.status(401)
                    .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"metrics\"")
                    .build();
        }
        return Response.ok(metrics.text()).build();
    }

    private static boolean same(String token, String given) {
        return MessageDigest.isEqual(token.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
