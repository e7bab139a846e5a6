package org.answerable.directory;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.answerable.language.Language;
import org.answerable.platform.Refusal;
import org.answerable.platform.Tagged;
import org.answerable.platform.Time;
import org.answerable.web.Attachment;
import org.answerable.web.Cached;
import org.answerable.web.Choice;
import org.answerable.web.Reader;
import org.answerable.web.View;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Task forces and public documents for people. */
@Path("/")
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class DocumentPages {
    @Inject
    DocumentReading reading;

    @Inject
    Directory directory;

    @Inject
    Reader reader;

    @Inject
    Time time;

    @GET
    @Path("task-forces")
    @Operation(hidden = true)
    public Response taskForces(@Context Request request) {
        Language language = reader.language();
        String today = Time.day(time.now()).toString();
        return page(
                request,
                new TaskForcesView(reading.taskForces().stream()
                        .map(force -> new TaskForcesView.Line(
                                force.slug(),
                                force.name(language),
                                new Language(force.language(language)),
                                force.isAtWork(today),
                                names(force.agencies())))
                        .sorted((a, b) -> a.name().compareToIgnoreCase(b.name()))
                        .toList()));
    }

    @GET
    @Path("task-forces/{slug}")
    @Operation(hidden = true)
    public Response taskForce(@PathParam("slug") String slug, @Context Request request) {
        Language language = reader.language();
        TaskForceEntry force = reading.taskForce(slug);
        return page(
                request,
                new TaskForceView(
                        force,
                        force.name(language),
                        force.purpose(language),
                        new Language(force.language(language)),
                        agencies(force.agencies()),
                        force.lead() == null ? null : directory.agencyName(force.lead(), language),
                        directory
                                .taskForce(force.successor())
                                .map(next -> new Choice(next.slug(), next.name(language)))
                                .orElse(null),
                        reading.documents("", "").stream()
                                .filter(document -> document.taskForces().contains(slug))
                                .map(document -> new Choice(document.slug(), document.title(language)))
                                .toList()));
    }

    @GET
    @Path("documents")
    @Operation(hidden = true)
    public Response documents(
            @QueryParam("kind") @DefaultValue("") String kind,
            @QueryParam("agency") @DefaultValue("") String agency,
            @Context Request request) {
        Language language = reader.language();
        String of = Tagged.of(DocumentKind.values(), kind).map(Tagged::tag).orElse("");
        String party = directory.agency(agency).map(Agency::slug).orElse("");
        return page(
                request,
                new DocumentsView(
                        reading.documents(of, party).stream()
                                .map(document -> new DocumentsView.Line(
                                        document.slug(),
                                        document.title(language),
                                        new Language(document.language(language)),
                                        document.kind(),
                                        document.newest().signed(),
                                        names(directory.parties(document))))
                                .sorted((a, b) -> a.title().compareToIgnoreCase(b.title()))
                                .toList(),
                        of,
                        party,
                        agencies(directory.agencies().stream().map(Agency::slug).toList())));
    }

    @GET
    @Path("documents/{slug}")
    @Operation(hidden = true)
    public Response document(
            @PathParam("slug") String slug, @QueryParam("text") String text, @Context Request request) {
        DocumentEntry document = reading.document(slug);
        return version(document, document.newest(), text, request);
    }

    @GET
    @Path("documents/{slug}/versions/{number}")
    @Operation(hidden = true)
    public Response version(
            @PathParam("slug") String slug,
            @PathParam("number") String number,
            @QueryParam("text") String text,
            @Context Request request) {
        DocumentEntry document = reading.document(slug);
        return version(document, document.version(number(number)).orElseThrow(Refusal.NotFound::new), text, request);
    }

    private Response version(DocumentEntry document, DocumentEntry.Version version, String text, Request request) {
        Language language = reader.language();
        String chosen =
                version.texts().containsKey(text == null ? "" : text) ? text : DocumentEntry.chosen(version, language);
        Optional<DocumentReading.Said> said = version.isTakenBack()
                ? Optional.empty()
                : Optional.of(reading.said(document.slug(), version.number(), chosen));
        return page(
                request,
                new DocumentView(
                        document,
                        document.title(language),
                        document.summary(language),
                        new Language(document.language(language)),
                        agencies(document.agencies()),
                        document.taskForces().stream()
                                .flatMap(force -> directory.taskForce(force).stream())
                                .map(force -> new Choice(force.slug(), force.name(language)))
                                .toList(),
                        version,
                        new Language(chosen),
                        said.map(words -> Comparison.paragraphs(words.words())).orElse(List.of()),
                        said.filter(DocumentReading.Said::hasPdf).isPresent()
                                ? "/documents/" + document.slug() + "/versions/" + version.number() + "/" + chosen
                                        + ".pdf"
                                : null));
    }

    @GET
    @Path("documents/{slug}/compare")
    @Operation(hidden = true)
    public Response compare(
            @PathParam("slug") String slug,
            @QueryParam("from") String from,
            @QueryParam("to") String to,
            @QueryParam("text") String text,
            @Context Request request) {
        Language language = reader.language();
        DocumentEntry document = reading.document(slug);
        String chosen = document.newest().texts().containsKey(text == null ? "" : text)
                ? text
                : DocumentEntry.chosen(document.newest(), language);
        List<Integer> numbers = document.readable().stream()
                .filter(version -> version.texts().containsKey(chosen))
                .map(DocumentEntry.Version::number)
                .toList();
        if (numbers.isEmpty()) {
            throw new Refusal.NotFound(); // All were taken back.
        }
        int after = to == null ? numbers.getLast() : number(to);
        int before = from == null ? numbers.get(Math.max(0, numbers.indexOf(after) - 1)) : number(from);
        return page(
                request,
                new ComparisonView(
                        slug,
                        document.title(language),
                        new Language(document.language(language)),
                        new Language(chosen),
                        before,
                        after,
                        numbers,
                        Comparison.of(
                                reading.said(slug, before, chosen).words(),
                                reading.said(slug, after, chosen).words())));
    }

    @GET
    @Path("documents/{slug}/versions/{number}/{language}.pdf")
    @Produces("application/pdf")
    @Operation(hidden = true)
    public Response pdf(
            @PathParam("slug") String slug,
            @PathParam("number") String number,
            @PathParam("language") String language,
            @Context Request request) {
        return pdf(request, reading, reading.pdf(slug, number(number), language), reader.language());
    }

    /** Saved, not opened: it is somebody else's file, whatever was looked for in it. */
    static Response pdf(Request request, DocumentReading reading, DocumentReading.Pdf pdf, Language language) {
        DocumentEntry document = pdf.document();
        return Cached.file(
                request,
                pdf.hash(),
                "application/pdf",
                Attachment.named(
                        document.slug() + "-" + pdf.version() + "-" + pdf.language(),
                        document.title(language) + " (" + pdf.version() + ", " + pdf.language() + ")",
                        "pdf"),
                () -> reading.bytes(pdf));
    }

    static int number(String given) {
        if (!given.matches("[1-9][0-9]{0,3}")) {
            throw new Refusal.NotFound();
        }
        return Integer.parseInt(given);
    }

    private Response page(Request request, View view) {
        return Cached.page(request, view, reader.language());
    }

    private List<String> names(Collection<String> slugs) {
        return slugs.stream()
                .map(slug -> directory.agencyName(slug, reader.language()))
                .toList();
    }

    private List<Choice> agencies(Collection<String> slugs) {
        return slugs.stream()
                .map(slug -> new Choice(slug, directory.agencyName(slug, reader.language())))
                .sorted((a, b) -> a.label().compareToIgnoreCase(b.label()))
                .toList();
    }
}
