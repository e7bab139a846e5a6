package org.answerable.translation;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.answerable.access.Caller;
import org.answerable.access.Right;
import org.answerable.translation.TranslationReading.Item;
import org.answerable.translation.TranslationReading.Work;
import org.answerable.web.Items;
import org.answerable.web.JsonInput;
import org.answerable.web.PageSize;

/** Passages for programs of translators. */
@Path("/api/v1/desk/translations")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class TranslationApi {
    @Inject
    TranslationReading reading;
    @Inject
    Translating translating;
    @Inject
    Caller caller;

    @GET
    public Items<Item> list(@QueryParam("target") String target, @QueryParam("state") String state, @QueryParam("cursor") String cursor, @QueryParam("size") String size) {
        return reading.list(target, state, cursor, PageSize.of(size, 50));
    }

    @GET
    @Path("/{id}")
    public Work one(@PathParam("id") String id) {
        return reading.work(id);
    }

    /** Saves the translation, which publishes it; {@code mark}, where given, is the one of the source that was translated. */
    @POST
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Work save(@PathParam("id") String id, byte[] body) {
        caller.with(Right.TRANSLATE);
        JsonInput json = JsonInput.of(body);
        String title = json.text("title");
        String text = json.required("text");
        String mark = json.text("mark");
        json.done();
        translating.save(id, mark, title, text);
        return reading.work(id);
    }
}
