package org.answerable.search;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.List;
import org.answerable.directory.Directory;
import org.answerable.language.Language;
import org.answerable.platform.Refusal;
import org.answerable.platform.Refusal.Fault;
import org.answerable.web.Reader;
import org.answerable.web.View;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The search page: one form by GET, so that a result can be bookmarked and works without JavaScript. */
@Path("/search")
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class SearchPages {
    @Inject
    Search search;

    @Inject
    SearchViews views;

    @Inject
    Directory directory;

    @Inject
    SearchNames names;

    @Inject
    Reader reader;

    @GET
    @Operation(hidden = true)
    public View search(@Context UriInfo uri) {
        Language language = reader.language();
        SearchRequest request = SearchRequest.read(uri.getQueryParameters(), language, directory, names);
        SearchQuery query = request.query();
        List<Fault> faults = new ArrayList<>(request.faults());
        String cursor = uri.getQueryParameters().getFirst("cursor");
        Search.Found found;
        try {
            found = search.find(query, cursor);
        } catch (Refusal.Malformed e) { // A cursor of another day or another query: people get the first page.
            faults.add(new Fault("/cursor", "search.fault.cursor"));
            cursor = null;
            found = search.find(query, null);
        }
        return views.of(query, found, faults, cursor);
    }
}
