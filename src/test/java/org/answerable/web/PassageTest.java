package org.answerable.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.answerable.language.Language;
import org.answerable.language.Languages;
import org.answerable.language.Messages;
import org.answerable.redaction.Redaction;
import org.answerable.web.Passage.Part;
import org.junit.jupiter.api.Test;

class PassageTest {
    @Test
    void each_bar_says_what_was_taken_out() {
        assertThat(Passage.of("Call ▮▮▮ or ▮▮▮", Language.ENGLISH, List.of("phone", "name")).parts()).containsExactly(new Part("Call ", null),
                new Part(null, "platform.redacted.phone"), new Part(" or ", null), new Part(null, "platform.redacted.name"));
    }

    @Test
    void a_bar_of_unknown_kind_still_says_that_something_was_taken_out() {
        assertThat(Passage.of("▮▮▮", Language.ENGLISH).parts()).containsExactly(new Part(null, "platform.redacted.other"));
    }

    @Test
    void a_text_without_bars_is_one_part() {
        assertThat(Passage.of("All of it", Language.ENGLISH).parts()).containsExactly(new Part("All of it", null));
    }

    @Test
    void every_kind_of_redaction_has_a_label_in_every_language() {
        Messages messages = new Messages();
        assertThat(Passage.BAR).isEqualTo(Redaction.MARK);
        for (Language language : Languages.UI) {
            Redaction.KINDS.forEach(kind -> assertThat(messages.get(language, "platform.redacted." + kind)).isNotBlank());
        }
    }

    @Test
    void a_part_in_another_language_says_so_and_redactions_within_keep_their_order() {
        String english = "They stopped my brother ▮▮▮ on the highway and asked for his papers.\n";
        String arabic = "أخذوا أخي إلى السجن ولم يكن هناك مترجم، وما زلنا لا نعرف أين هو.\n";
        String again = "Please answer me at ▮▮▮ as soon as you can, because his children are waiting.";
        Passage passage = Passage.of(english + arabic + again, Language.ENGLISH, List.of("name", "phone"));
        assertThat(passage.parts()).containsExactly(new Part("They stopped my brother ", null), new Part(null, "platform.redacted.name"),
                new Part(" on the highway and asked for his papers.\n", null), new Part(arabic, null, new Language("ar"), true),
                new Part("Please answer me at ", null), new Part(null, "platform.redacted.phone"), new Part(" as soon as you can, because his children are waiting.", null));
    }
}
