package org.answerable.publication;

import static org.assertj.core.api.Assertions.assertThat;

import org.answerable.publication.ModerationList.Asked;
import org.answerable.publication.ModerationList.Done;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The moderators' list, as an address asks for it. */
class ModerationListTest {
    @ParameterizedTest
    @CsvSource({"'',awaiting-moderation", "all,''", "withheld,withheld", "nonsense,nonsense"})
    void what_waits_is_listed_unless_something_else_is_asked_for(String state, String listed) {
        assertThat(new Asked(state, "", "", "", "").shown()).isEqualTo(listed);
    }

    @Test
    void it_tells_what_was_published_and_where_or_withheld() {
        assertThat(new Asked("", "", "published", "7k2m9q", "4x7q2m").told())
                .isEqualTo(new Done("published", "7k2m9q", "4x7q2m"));
        assertThat(new Asked("", "", "withheld", "7k2m9q", "").told()).isEqualTo(new Done("withheld", "7k2m9q", null));
    }

    @ParameterizedTest
    @CsvSource({"deleted,7k2m9q", "'',7k2m9q", "published,''", "published,../x", "published,abc"})
    void it_tells_nothing_that_cannot_have_been_done(String act, String of) {
        assertThat(new Asked("", "", act, of, "").told()).isNull();
    }

    @Test
    void a_record_that_is_none_is_not_led_to() {
        assertThat(new Asked("", "", "published", "7k2m9q", "<b>").told())
                .isEqualTo(new Done("published", "7k2m9q", null));
    }

    @Test
    void what_an_address_says_is_said_again_by_the_list_and_nothing_that_is_empty() {
        assertThat(ModerationList.query("", "", null)).isEmpty();
        assertThat(ModerationList.query("all", "a b", new Done("published", "s1", null)))
                .isEqualTo("?state=all&cursor=a+b&done=published&of=s1");
    }
}
