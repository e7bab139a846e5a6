package org.answerable.learn;

import static org.assertj.core.api.Assertions.assertThat;

import org.answerable.RunningServer;
import org.answerable.Visitor;
import org.answerable.Visitor.Reply;
import org.answerable.language.Language;
import org.answerable.language.Languages;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Where to get help, as a reader finds it. */
class YourRightsIT {
    private static Visitor visitor;

    @BeforeAll
    static void start() {
        visitor = new Visitor(RunningServer.shared());
    }

    @Test
    void who_is_independent_and_who_is_the_government_stand_apart_in_every_language() {
        for (Language language : Languages.UI) {
            String body =
                    visitor.get("/" + language.tag() + "/learn/your-rights").body();
            int government = body.indexOf("id=\"government-title\"");
            for (Help help : Help.all()) {
                int at = body.indexOf(">" + help.name().replace("&", "&amp;") + "</h3>");
                assertThat(at).as(help.name()).isPositive();
                assertThat(at < government)
                        .as(help.name() + " in " + language.tag())
                        .isEqualTo(help.independent());
                assertThat(body).contains("href=\"" + help.url() + "\"");
            }
        }
    }

    @Test
    void a_county_and_a_subject_are_chosen_without_a_script_and_a_wrong_one_means_all() {
        Reply dane = visitor.get("/en/learn/your-rights?county=55025&subject=immigration");
        assertThat(dane.status()).isEqualTo(200);
        assertThat(dane.body())
                .contains("Community Immigration Law Center")
                .contains("U.S. Citizenship and Immigration Services")
                .doesNotContain(">Centro Legal</h3>")
                .doesNotContain(">ACLU of Wisconsin</h3>")
                .contains("value=\"55025\" selected")
                .contains("value=\"immigration\" selected");
        String all = visitor.get("/en/learn/your-rights").body();
        for (String query :
                new String[] {"county=99999", "subject=nothing", "county=%3Cscript%3E", "county=&subject=", "county=%00"
                }) {
            Reply reply = visitor.get("/en/learn/your-rights?" + query);
            assertThat(reply.status()).as(query).isIn(200, 400);
            assertThat(reply.body()).as(query).doesNotContain("<script>");
        }
        assertThat(all)
                .contains(">Centro Legal</h3>")
                .contains("looked up")
                .contains("please tell us with the link below");
    }
}
