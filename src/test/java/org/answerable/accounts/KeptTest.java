package org.answerable.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.answerable.accounts.DraftKeeping.Kept;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeptTest {
    private static Kept kept(boolean refused, Integer status, Map<String, List<String>> fields) {
        return new Kept("/desk/tickets/x/note", fields, Instant.EPOCH, refused, status);
    }

    @ParameterizedTest
    @CsvSource({
        "400, wrong",
        "413, wrong",
        "422, wrong",
        "403, forbidden",
        "404, forbidden",
        "409, changed",
        "412, changed",
        "428, changed",
        "429, other",
        "500, other",
        "200, other"
    })
    void why_it_was_not_sent_follows_from_the_status(int status, String why) {
        assertThat(kept(true, status, Map.of()).why()).isEqualTo(why);
    }

    @Test
    void without_a_status_it_is_the_session_or_a_draft() {
        assertThat(kept(true, null, Map.of()).why()).isEqualTo("refused");
        assertThat(kept(false, null, Map.of()).why()).isEqualTo("draft");
    }

    @Test
    void the_words_are_what_has_spaces_or_letters_of_another_script_and_else_all_of_it() {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        fields.put("seen", List.of("17"));
        fields.put("rules", List.of("[{\"a\": 1}]"));
        fields.put("transfer-agency", List.of("cbp"));
        assertThat(kept(true, 409, fields).words()).containsExactly("17", "cbp");
        fields.put("transfer-reason", List.of("It is theirs."));
        fields.put("name", List.of("警察"));
        assertThat(kept(true, 409, fields).words()).containsExactly("It is theirs.", "警察");
    }

    @Test
    void a_form_that_is_one_of_several_at_its_address_says_which() {
        assertThat(kept(true, 409, Map.of("change-commitment", List.of("c1"))).which())
                .containsExactly("c1");
        assertThat(kept(true, 409, Map.of("note-text", List.of("a"))).which()).isNull();
    }
}
