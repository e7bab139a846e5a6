package org.answerable.web;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;

/**
 * Checks the token of every posted form before a page's method sees it, so that no page can forget to
 * ({@link FormTokens}). The API has access tokens instead, which no browser sends by itself. A method that has to do
 * otherwise says why ({@link TakesAnyPost}).
 */
@Provider
@Priority(Priorities.AUTHORIZATION)
@ApplicationScoped
public class PostedForms implements ContainerRequestFilter {
    @Context
    ResourceInfo resource;

    @Inject
    Reader reader;

    @Inject
    FormTokens tokens;

    @Override
    public void filter(ContainerRequestContext request) {
        if (!request.getMethod().equals(HttpMethod.POST)
                || reader.path().startsWith("/api/")
                || resource.getResourceMethod().isAnnotationPresent(TakesAnyPost.class)) {
            return;
        }
        byte[] form = reader.posted();
        tokens.check(reader, form == null ? null : FormBody.read(form).getFirst("token"));
    }
}
