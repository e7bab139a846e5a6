package org.answerable.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.answerable.RunningServer;
import org.answerable.Visitor;
import org.answerable.Visitor.Reply;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The first page and those that explain, on a real server with its demo data. */
class FirstPagesIT {
    private static final List<String> PAGES = List.of(
            "/",
            "/learn",
            "/learn/how-it-works",
            "/learn/your-rights",
            "/learn/privacy",
            "/learn/moderation",
            "/nothing-here");
    private static Visitor reader;

    @BeforeAll
    static void arrive() {
        reader = new Visitor(RunningServer.shared());
    }

    @Test
    void the_first_page_opens_three_doors_and_quotes_what_was_answered() {
        String page = reader.get("/en/").body();
        assertThat(page).contains("href=\"/en/share\"", "href=\"/en/receipt\"", "href=\"/en/search\"");
        assertThat(links(page))
                .filteredOn(link -> link.startsWith("/en/records/"))
                .hasSize(5);
        assertThat(links(page))
                .anyMatch(link -> link.startsWith("/en/town-halls/"))
                .anyMatch(link -> link.startsWith("/en/commitments/"));
    }

    @Test
    void the_first_page_quotes_first_what_was_written_in_the_language_of_its_reader() {
        for (String language : List.of("en", "es", "so", "ar")) {
            List<String> quoted = Pattern.compile("<blockquote[^>]*>\\s*<div class=\"passage[^\"]*\" lang=\"([^\"]+)\"")
                    .matcher(reader.get("/" + language + "/").body())
                    .results()
                    .map(quote -> quote.group(1))
                    .toList();
            assertThat(quoted).as(language).startsWith(language);
        }
    }

    @Test
    void what_the_first_page_links_to_is_there() {
        for (String language : List.of("en", "es")) {
            for (String link : links(reader.get("/" + language + "/").body())) {
                if (link.startsWith("/" + language + "/") && !link.startsWith("/" + language + "/desk")) {
                    assertThat(new Visitor(RunningServer.shared()).get(link).status())
                            .as(link)
                            .isEqualTo(200);
                }
            }
        }
    }

    @Test
    void every_page_says_its_language_and_links_to_itself_in_the_others() {
        for (String path : PAGES) {
            Reply spanish = reader.get("/es" + path);
            assertThat(spanish.status()).as(path).isEqualTo(path.startsWith("/nothing") ? 404 : 200);
            assertThat(spanish.body())
                    .as(path)
                    .contains(
                            "<html lang=\"es\" dir=\"ltr\"",
                            "hreflang=\"en\"",
                            "hreflang=\"x-default\"",
                            "href=\"/en" + path + "\"");
            assertThat(spanish.header("Content-Language")).as(path).contains("es");
        }
    }

    @Test
    void no_page_holds_style_or_script_of_its_own_or_sets_a_cookie() {
        for (String path : PAGES) {
            Reply page = new Visitor(RunningServer.shared()).get("/en" + path);
            // The tags alone: what people wrote may speak of all this.
            String tags = Pattern.compile("<[^>]*>")
                    .matcher(page.body())
                    .results()
                    .map(MatchResult::group)
                    .collect(Collectors.joining("\n"));
            assertThat(tags).as(path).doesNotContain(" style=", "<style", "<script>", " onclick=", "data:");
            assertThat(page.header("Set-Cookie")).as(path).isEmpty();
        }
    }

    private static List<String> links(String page) {
        return Pattern.compile("<a [^>]*href=\"([^\"#]+)\"")
                .matcher(page)
                .results()
                .map((MatchResult link) -> link.group(1))
                .distinct()
                .toList();
    }
}
