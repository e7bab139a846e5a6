package org.answerable.search;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.answerable.directory.Directory;
import org.answerable.journal.HeadReading;
import org.answerable.language.Language;
import org.answerable.platform.Settings;
import org.answerable.publication.PublicRecord;
import org.answerable.web.Addresses;
import org.answerable.web.Invented;
import org.answerable.web.JsonSettings;
import org.answerable.web.NextLink;
import org.answerable.web.Problem;
import org.answerable.web.Reader;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Search for programs: a page of hits with facets, and the whole result as CSV, NDJSON or Atom. */
@Path("/api/v1")
@RequestScoped
@Tag(name = "Search")
@APIResponse(responseCode = "default", ref = Problem.REFUSAL)
public class SearchApi {
    static final String CSV = "text/csv;charset=utf-8";
    static final String NDJSON = "application/x-ndjson;charset=utf-8";
    static final String ATOM = "application/atom+xml;charset=utf-8";

    @Inject
    Search search;

    @Inject
    SearchNames names;

    @Inject
    Directory directory;

    @Inject
    Reader reader;

    @Inject
    Settings settings;

    @Inject
    Understood understood;

    @Inject
    Downloads downloads;

    @Inject
    HeadReading heads;

    @Context
    UriInfo uri;

    // What every search takes, for its description: SearchRequest reads the request itself, as it tells of every
    // parameter that is wrong.
    @QueryParam("q")
    @Parameter(
            description =
                    "Words, \"phrases\", \"words near each other\"~5, begin*, -excluded, title: text: answer: agency: county: "
                            + "topic: language: kind: status: from: to: before a value, AND OR NOT and parentheses; operators and names "
                            + "in the reader's language too. Anything else is words. At most 500 code points; empty means everything.",
            schema = @Schema(type = SchemaType.STRING))
    String q;

    @QueryParam("lang")
    @Parameter(
            description = "Language of the content (BCP 47); Dari (fa-AF) and Persian (fa) find both, "
                    + "and are counted as both; this and the other filters may be repeated")
    List<String> language;

    @QueryParam("kind")
    @Parameter(description = "comment, complaint, question or praise")
    List<String> kind;

    @QueryParam("topic")
    @Parameter(description = "A topic's slug")
    List<String> topic;

    @QueryParam("agency")
    @Parameter(description = "An agency's slug")
    List<String> agency;

    @QueryParam("county")
    @Parameter(description = "A county's name or FIPS code")
    List<String> county;

    @QueryParam("status")
    @Parameter(description = "awaiting-answer, answered or closed")
    List<String> status;

    @QueryParam("from")
    @Parameter(
            description = "Published on this day in Wisconsin or later (ISO 8601)",
            schema = @Schema(type = SchemaType.STRING, format = "date"))
    String from;

    @QueryParam("to")
    @Parameter(
            description = "Published on this day in Wisconsin or earlier (ISO 8601)",
            schema = @Schema(type = SchemaType.STRING, format = "date"))
    String to;

    @QueryParam("sort")
    @Parameter(
            description = "relevance or newest",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"relevance", "newest"}))
    String sort;

    /**
     * A page of hits. {@code total}, the facets, the pages and the downloads all count the same: what holds the whole
     * query, and what holds enough of it; {@code weaker} is how many of the total are of the second kind. The facet
     * {@code month} has every month from the latest back to the first that has any, those without any too.
     * {@code complete} is false while the index is being built for the first time; {@code understood} is the query in
     * words, in the reader's language, {@code leftOut} what of it was left out or read otherwise, {@code suggestions}
     * the query as it may have been meant, where little was found.
     */
    public record SearchPage(
            long total,
            long weaker,
            List<HitItem> hits,
            Map<String, List<FacetValue>> facets,
            String next,
            boolean complete,
            String understood,
            List<String> leftOut,
            List<String> suggestions,

            @Schema(
                    description =
                            "With collapse: how many records of this stretch of the result are no hit of their own, "
                                    + "as their group has been shown; total counts them",
                    example = "11")
            long collapsed)
            implements Invented {}

    /** Of what and by whom a snippet was translated. */
    public record Translated(String from, String by) {}

    /**
     * A hit, in the reader's language where a person has checked a translation into it; {@code language} is the
     * record's, or, where {@code translated} says that the snippet is a translation, the translation's;
     * {@code titleLanguage} is that of the title, {@code snippetLanguage} that of the passage the snippet is from,
     * {@code matched} is why it was found, the snippet's reason first; {@code how} is {@code weaker} in all of them
     * where the record holds some of the words, not all.
     */
    @Schema(name = "Hit")
    public record HitItem(
            String id,
            String url,
            String title,
            String titleLanguage,
            String snippet,
            String snippetLanguage,
            String language,
            String kind,
            List<String> topics,
            List<String> agencies,
            String county,
            PublicRecord.Status status,
            Instant publishedAt,
            boolean answered,
            List<Snippet.Match> matched,
            Translated translated,
            Search.Nearly nearly)
            implements Invented {}

    /** A facet's value, its name in the reader's language and how many records have it. */
    public record FacetValue(String value, String name, long count) {}

    @GET
    @Path("/search")
    @Operation(
            summary = "Search what is public",
            description =
                    "A page of hits, best first: what holds the whole query, then what holds enough of it, "
                            + "by how rare its words are. The latter say weaker in matched[].how; total, facets, pages and "
                            + "downloads count both, and weaker says how many of the total they are. Ordered by time both stand together.")
    @Parameter(
            name = "size",
            in = ParameterIn.QUERY,
            description = "Hits of a page, 1 to 100, default 20",
            schema = @Schema(type = SchemaType.INTEGER))
    @Parameter(
            name = "cursor",
            in = ParameterIn.QUERY,
            description = "next of the page before",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "collapse",
            in = ParameterIn.QUERY,
            description =
                    "true: public records that say nearly the same, three or more, are one hit, which says in nearly how many "
                            + "more there are. total and facets count records as ever; a page looks through five times its size of "
                            + "them and may have fewer hits. Downloads are never collapsed",
            schema = @Schema(type = SchemaType.BOOLEAN))
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponse(
            responseCode = "200",
            description = "A page of hits; the header Link names the next",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SearchPage.class)))
    public Response search() {
        Language language = reader.language();
        SearchQuery query = SearchRequest.read(uri.getQueryParameters(), language, directory, names)
                .orRefuse();
        Search.Found found = search.find(query, uri.getQueryParameters().getFirst("cursor"));
        Map<String, List<FacetValue>> facets = new LinkedHashMap<>();
        found.facets()
                .forEach((facet, counts) -> facets.put(
                        facet.field(),
                        (facet == Facet.MONTH ? Histogram.filled(counts) : counts)
                                .stream()
                                        .map(c -> new FacetValue(
                                                c.value(), names.of(facet, c.value(), language), c.count()))
                                        .toList()));
        List<HitItem> hits =
                found.hits().stream().map(hit -> item(hit, language)).toList();
        Response.ResponseBuilder answer = Response.ok(JsonSettings.write(new SearchPage(
                        found.total(),
                        found.weaker(),
                        hits,
                        facets,
                        found.next(),
                        found.complete(),
                        understood.said(query.parsed(), language),
                        understood.leftOut(query.parsed(), found.cut(), language),
                        found.suggestions(),
                        found.collapsed())))
                .header("Content-Language", language.tag())
                .header("Vary", "Accept-Language");
        if (found.next() != null) {
            answer.header("Link", NextLink.to(uri, found.next()));
        }
        return answer.build();
    }

    private HitItem item(Search.Hit hit, Language language) {
        PublicRecord record = hit.record();
        IndexedText.Translated made = hit.snippet().translated();
        Translated translated = made == null ? null : new Translated(made.from(), made.by());
        Search.Title title = hit.title(language);
        return new HitItem(
                record.id(),
                Addresses.whole(settings, language, Addresses.record(record.id())),
                title == null ? null : title.text(),
                title == null ? null : title.language().tag(),
                hit.snippet().html(),
                hit.snippet().language(),
                translated == null ? record.language() : hit.snippet().language(),
                record.kind(),
                record.topics(),
                record.agencies(),
                directory.countyName(record.county()),
                record.status(),
                record.publishedAt(),
                record.isAnswered(),
                hit.snippet().matched(),
                translated,
                hit.nearly());
    }

    /** How a download writes. */
    private interface Writing {
        void write(SearchQuery query, Language language, OutputStream out) throws IOException;
    }

    /** Feeds and downloads carry the head of the journal, so that whoever keeps them has noted it. */
    private static String noted(HeadReading.SignedHead head) {
        return head.position() + " " + head.hash();
    }

    private Response download(String type, String file, Writing writing) throws Exception {
        Language language = reader.language();
        SearchQuery query = SearchRequest.read(uri.getQueryParameters(), language, directory, names)
                .orRefuse();
        StreamingOutput body = out -> writing.write(query, language, out);
        Response.ResponseBuilder answer = Response.ok(body, type)
                .header("Content-Language", language.tag())
                .header("Vary", "Accept-Language")
                .header("Answerable-Journal-Head", noted(heads.present()));
        return (file == null ? answer : answer.header("Content-Disposition", "attachment; filename=\"" + file + "\""))
                .build();
    }

    @GET
    @Path("/search.csv")
    @Produces(CSV)
    @Operation(
            summary = "The result as a table",
            description =
                    "The whole result of a search with the same parameters: RFC 4180, UTF-8 without a byte order mark. "
                            + "A cell that a spreadsheet would take for a formula begins with an apostrophe, "
                            + "to be removed by whoever reads it as data. "
                            + "The last cell, weaker, is true where a record holds some of the words, not all. "
                            + "In a demonstration each line has one cell more, invented, which is true.")
    @APIResponse(
            responseCode = "200",
            description = "The whole result, streamed",
            content = @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING)))
    public Response csv() throws Exception {
        return download(CSV, "answerable-search.csv", downloads::csv);
    }

    @GET
    @Path("/search.ndjson")
    @Produces(NDJSON)
    @Operation(
            summary = "The result, a record a line",
            description = "The whole result of a search with the same parameters: one record a line; "
                    + "weaker is true where it holds some of the words, not all.")
    @APIResponse(
            responseCode = "200",
            description = "The whole result, streamed",
            content = @Content(mediaType = NDJSON, schema = @Schema(type = SchemaType.STRING)))
    public Response ndjson() throws Exception {
        return download(NDJSON, "answerable-search.ndjson", downloads::ndjson);
    }

    @GET
    @Path("/search.atom")
    @Produces(ATOM)
    @Operation(
            summary = "The result as a feed",
            description = "The whole result of a search with the same parameters, as a feed (RFC 4287), "
                    + "newest first unless asked otherwise. An entry that holds some of the words, not all, "
                    + "has the category weaker of the scheme urn:answerable:search.")
    @APIResponse(
            responseCode = "200",
            description = "The whole result, streamed",
            content = @Content(mediaType = ATOM, schema = @Schema(type = SchemaType.STRING)))
    public Response atom() throws Exception {
        String query = uri.getRequestUri().getRawQuery();
        boolean ordered = uri.getQueryParameters().containsKey("sort");
        return download(
                ATOM,
                null,
                (asked, language, out) -> downloads.atom(
                        ordered ? asked : asked.sorted(SearchQuery.Sort.NEWEST),
                        language,
                        query == null ? "" : "?" + query,
                        out));
    }
}
