package org.answerable;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.answerable.Visitor.Reply;

/**
 * Every place where the public can see something, in one list: what is added to the product is added here, and every
 * test of what must not be seen looks there too.
 */
public final class PublicExits {
    private static final List<String> LANGUAGES = List.of("en", "es");
    /** Pages without anything to fill in, under each language. */
    private static final List<String> PAGES = List.of(
            "/",
            "/share",
            "/receipt",
            "/search",
            "/search?sort=newest",
            "/agencies",
            "/counties",
            "/task-forces",
            "/documents",
            "/documents?kind=agreement&agency=state-patrol",
            "/town-halls",
            "/town-halls?list=coming",
            "/town-halls?list=held",
            "/town-halls?list=cancelled",
            "/commitments",
            "/insights",
            "/learn",
            "/learn/how-it-works",
            "/learn/your-rights",
            "/learn/privacy",
            "/learn/moderation",
            "/journal",
            "/invitation",
            "/desk/sign-in");

    private static final List<String> OTHERS = List.of(
            "/api/v1/search?size=100",
            "/api/v1/search?size=100&sort=newest",
            "/api/v1/search.csv",
            "/api/v1/search.ndjson",
            "/api/v1/search.atom",
            "/api/v1/agencies",
            "/api/v1/counties",
            "/api/v1/topics",
            "/api/v1/task-forces",
            "/api/v1/documents",
            "/api/v1/directory.schema.json",
            "/api/v1/town-halls",
            "/api/v1/commitments",
            "/api/v1/journal/head",
            "/api/v1/journal/heads",
            "/api/v1/journal/keys",
            "/mark.png",
            "/robots.txt",
            "/sitemap.xml",
            "/.well-known/security.txt",
            "/openapi",
            "/openapi?format=json",
            "/data.json",
            "/metrics",
            "/health",
            "/health/ready");
    /** Addresses that show nothing and lead on to an exit of the list. */
    private static final List<String> LEADING = List.of("/invitation/{}");

    /** Of records that say nearly the same; a record that is one of them leads there. */
    private static final String CAMPAIGN = "/campaigns/{}";

    private static final String RECORDS = "/api/v1/search.ndjson";

    /**
     * Exits that there is one of for each thing of a list.
     *
     * @param list where a stranger learns which there are
     * @param id the field of the list that is put in place of {@code {}}
     */
    private record Each(String list, String id, List<String> pages, List<String> others) {}

    private static final List<Each> EACH = List.of(
            new Each(
                    "/api/v1/agencies",
                    "slug",
                    List.of("/agencies/{}"),
                    List.of("/api/v1/search?agency={}", "/api/v1/agencies/{}/complaint-route")),
            new Each("/api/v1/counties", "slug", List.of("/counties/{}"), List.of()),
            new Each("/api/v1/topics", "slug", List.of("/topics/{}"), List.of("/api/v1/search?topic={}")),
            new Each("/api/v1/task-forces", "slug", List.of("/task-forces/{}"), List.of("/api/v1/task-forces/{}")),
            new Each(
                    "/api/v1/documents",
                    "slug",
                    List.of(
                            "/documents/{}",
                            "/documents/{}/compare",
                            "/documents/{}/versions/1",
                            "/documents/{}/versions/1/en.pdf"),
                    List.of(
                            "/api/v1/documents/{}",
                            "/api/v1/documents/{}/versions/1",
                            "/api/v1/documents/{}/versions/1/pdf")),
            new Each(
                    "/api/v1/town-halls",
                    "slug",
                    List.of("/town-halls/{}", "/town-halls/{}.ics"),
                    List.of("/api/v1/town-halls/{}")),
            new Each("/api/v1/commitments", "id", List.of("/commitments/{}"), List.of()),
            new Each(
                    RECORDS,
                    "id",
                    List.of("/records/{}"),
                    List.of("/api/v1/records/{}", "/api/v1/records/{}/citation", "/api/v1/records/{}/similar")));

    /** Exits that take words; {@code %s} is where they go. */
    private static final List<String> SEARCHES = List.of(
            "/api/v1/search?q=%s",
            "/api/v1/search.csv?q=%s",
            "/api/v1/search.ndjson?q=%s",
            "/api/v1/search.atom?q=%s",
            "/en/search?q=%s",
            "/es/search?q=%s");

    private PublicExits() {}

    /** Something that was fetched. */
    public record Exit(String path, Reply reply) {
        /** All that left the server: headers and body. */
        public String everything() {
            return reply.headers() + "\n" + reply.body();
        }
    }

    /** The addresses of all exits, without a language and what stands behind a question mark; {@code {}} for an id. */
    static Set<String> addresses() {
        return Stream.of(
                        PAGES.stream(),
                        OTHERS.stream(),
                        LEADING.stream(),
                        Stream.of(CAMPAIGN),
                        EACH.stream().flatMap(each -> Stream.concat(each.pages().stream(), each.others().stream())))
                .flatMap(exits -> exits)
                .map(exit -> exit.replaceFirst("\\?.*", ""))
                // Every document has a first version, and a PDF is of a language.
                .map(exit -> exit.replace("/versions/1", "/versions/{}").replace("/en.pdf", "/{}.pdf"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Fetches every exit there is, as a stranger. */
    public static List<Exit> crawl(RunningServer server) {
        Visitor stranger = new Visitor(server);
        Set<String> paths = new LinkedHashSet<>(OTHERS);
        List<String> pages = new ArrayList<>(PAGES);
        for (Each each : EACH) {
            for (String id :
                    each.list().equals(RECORDS) ? records(stranger) : slugs(stranger, each.list(), each.id())) {
                each.pages().forEach(page -> pages.add(page.replace("{}", id)));
                each.others().forEach(other -> paths.add(other.replace("{}", id)));
            }
        }
        for (String language : LANGUAGES) {
            pages.forEach(page -> paths.add("/" + language + page));
        }
        paths.addAll(siteMapParts(stranger));
        List<Exit> exits = new ArrayList<>(
                paths.stream().map(path -> new Exit(path, stranger.get(path))).toList());
        Pattern led = Pattern.compile("/[a-z]+" + CAMPAIGN.replace("{}", "[0-9a-z]+"));
        exits.stream()
                .flatMap(exit -> led.matcher(exit.reply().body()).results().map(found -> found.group()))
                .distinct()
                .toList()
                .forEach(path -> exits.add(new Exit(path, stranger.get(path))));
        return exits;
    }

    /** Fetches every exit that takes words. */
    public static List<Exit> search(RunningServer server, String words) {
        Visitor stranger = new Visitor(server);
        return SEARCHES.stream()
                .map(path -> String.format(path, words))
                .map(path -> new Exit(path, stranger.get(path)))
                .toList();
    }

    private static List<String> siteMapParts(Visitor stranger) {
        return Pattern.compile("<loc>[^<]*(/sitemap\\.xml\\?part=[^<]+)</loc>")
                .matcher(stranger.get("/sitemap.xml").body())
                .results()
                .map(part -> part.group(1))
                .toList();
    }

    /** The whole site map, with its parts where it has some. */
    public static String siteMap(Visitor stranger) {
        List<String> parts = siteMapParts(stranger);
        return parts.isEmpty()
                ? stranger.get("/sitemap.xml").body()
                : parts.stream().map(part -> stranger.get(part).body()).collect(Collectors.joining("\n"));
    }

    private static List<String> slugs(Visitor stranger, String list, String field) {
        return stranger.get(list).status() == 200
                ? stranger.items(list).map(item -> item.getString(field)).toList()
                : List.of();
    }

    /** The ids of all public records, from the download. */
    public static List<String> records(Visitor stranger) {
        return stranger.get("/api/v1/search.ndjson")
                .body()
                .lines()
                .filter(line -> !line.isBlank())
                .map(line -> json(line).getString("id"))
                .toList();
    }

    /** A JSON object. */
    public static JsonObject json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
