package org.answerable.directory;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.answerable.access.Caller;
import org.answerable.access.Right;
import org.answerable.directory.Naming.Entry;
import org.answerable.directory.Naming.Kind;
import org.answerable.web.Items;
import org.answerable.web.JsonInput;

/** The names of agencies, topics, kinds and states, for programs. */
@Path("/api/v1")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class NamingApi {
    @Inject
    Naming naming;
    @Inject
    Caller caller;

    @GET
    @Path("/desk/names")
    public Items<Entry> all() {
        return new Items<>(naming.all(), null);
    }

    @PUT
    @Path("/desk/agencies/{slug}/names/{language}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Entry agency(@PathParam("slug") String slug, @PathParam("language") String language, byte[] body) {
        return call(Kind.AGENCY, slug, language, body);
    }

    @PUT
    @Path("/desk/topics/{slug}/names/{language}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Entry topic(@PathParam("slug") String slug, @PathParam("language") String language, byte[] body) {
        return call(Kind.TOPIC, slug, language, body);
    }

    @PUT
    @Path("/desk/words/{slug}/names/{language}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Entry word(@PathParam("slug") String slug, @PathParam("language") String language, byte[] body) {
        return call(Kind.WORD, slug, language, body);
    }

    private Entry call(Kind kind, String slug, String language, byte[] body) {
        caller.with(Right.EDIT_DIRECTORY);
        JsonInput json = JsonInput.of(body);
        String name = json.text("name");
        String description = kind == Kind.WORD ? null : json.text("description"); // A word has none: sent, it is an unknown field.
        json.done();
        return naming.call(kind, slug, language, name, description);
    }
}
