package org.answerable.insight;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.answerable.web.Cached;
import org.answerable.web.Reader;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The directory for people: agencies, topics and counties with their scorecards. */
@Path("/")
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class ProfilePages {
    @Inject
    Profiles profiles;

    @Inject
    Reader reader;

    @GET
    @Path("agencies")
    @Operation(hidden = true)
    public Response list(@Context Request request) {
        return Cached.page(request, profiles.list(reader.language()), reader.language());
    }

    @GET
    @Path("agencies/{slug}")
    @Operation(hidden = true)
    public Response agency(@PathParam("slug") String slug, @Context Request request) {
        return Cached.page(request, profiles.agency(slug, reader.language()), reader.language());
    }

    @GET
    @Path("counties")
    @Operation(hidden = true)
    public Response counties(@Context Request request) {
        return Cached.page(request, profiles.counties(), reader.language());
    }

    @GET
    @Path("counties/{slug}")
    @Operation(hidden = true)
    public Response county(@PathParam("slug") String slug, @Context Request request) {
        return Cached.page(request, profiles.county(slug, reader.language()), reader.language());
    }

    @GET
    @Path("topics/{slug}")
    @Operation(hidden = true)
    public Response topic(@PathParam("slug") String slug, @Context Request request) {
        String now = profiles.topicNow(slug);
        if (!now.equals(slug)) {
            // For good: a topic that became part of another has no page of its own (RFC 9110, section 15.4.2).
            return Response.status(Response.Status.MOVED_PERMANENTLY)
                    .location(URI.create("/" + reader.language().tag() + "/topics/" + now))
                    .build();
        }
        return Cached.page(request, profiles.topic(slug, reader.language()), reader.language());
    }
}
