package org.answerable.directory;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.answerable.web.Cached;
import org.answerable.web.Items;
import org.answerable.web.Reader;

/** The directory for programs. */
@Path("/api/v1")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class DirectoryApi {
    @Inject
    Directory directory;
    @Inject
    Reader reader;

    /** An agency in the reader's language. */
    public record AgencyItem(String slug, String name, String level, String url) {}

    /** A topic in the reader's language. */
    public record TopicItem(String slug, String name) {}

    @GET
    @Path("/agencies")
    public Response agencies(@Context Request request) {
        List<AgencyItem> items = directory.agencies().stream()
                .map(a -> new AgencyItem(a.slug(), a.name(reader.language()), a.level().tag(), a.url())).toList();
        return Cached.answer(request, new Items<>(items, null), reader.language());
    }

    @GET
    @Path("/topics")
    public Response topics(@Context Request request) {
        List<TopicItem> items = directory.topics().stream().map(t -> new TopicItem(t.slug(), t.name(reader.language()))).toList();
        return Cached.answer(request, new Items<>(items, null), reader.language());
    }
}
