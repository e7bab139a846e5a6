package org.answerable.web;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import org.answerable.platform.Refusal;

/**
 * Refuses an address with a NUL in it: PostgreSQL cannot even be asked for it. After who may call at all has been
 * looked at.
 */
@Provider
@Priority(Priorities.USER)
public class NulFilter implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
        URI uri = request.getUriInfo().getRequestUri();
        if (uri.getRawPath().contains("%00")
                || uri.getRawQuery() != null && uri.getRawQuery().contains("%00")) {
            throw new Refusal.Malformed("", "platform.fault.nul");
        }
    }
}
