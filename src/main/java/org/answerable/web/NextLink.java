package org.answerable.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Says where a list goes on in the header too (RFC 8288), for clients that page without reading the body. */
@Provider
public class NextLink implements ContainerResponseFilter {
    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof Items<?> items && items.next() != null) {
            response.getHeaders().add("Link", to(request.getUriInfo(), items.next()));
        }
    }

    /**
     * The header's value: the same address with another cursor, as a relative reference, which no forged {@code Host}
     * can lead astray.
     */
    public static String to(UriInfo asked, String cursor) {
        return "<?" + query(asked.getRequestUri().getRawQuery()) + "cursor="
                + URLEncoder.encode(cursor, StandardCharsets.UTF_8) + ">; rel=\"next\"";
    }

    /** The query without its cursor, ready for one more parameter. */
    private static String query(String raw) {
        StringBuilder kept = new StringBuilder();
        for (String part : raw == null ? new String[0] : raw.split("&")) {
            if (!part.isEmpty() && !part.startsWith("cursor=")) {
                kept.append(part).append('&');
            }
        }
        return kept.toString();
    }
}
