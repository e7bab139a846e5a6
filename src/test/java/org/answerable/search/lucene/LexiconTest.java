package org.answerable.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LexiconTest {
    @Test
    void words_that_stand_in_each_others_translations_stand_for_each_other() {
        List<Alignment.Pair> pairs = Alignment.of(
                List.of(Set.of("water", "clean"), Set.of("water", "cold"), Set.of("school", "cold")),
                List.of(Set.of("agua", "limpia"), Set.of("agua", "fria"), Set.of("escuela", "fria")));
        assertThat(pairs).extracting(Alignment.Pair::from).contains("water", "cold");
        assertThat(pairs)
                .filteredOn(pair -> pair.from().equals("water"))
                .allMatch(pair -> pair.to().equals("agua") || pair.weight() < 0.3f);
    }

    @Test
    void a_word_is_said_in_either_direction_the_surest_first() {
        Lexicon lexicon = new Lexicon((one, other) -> one.equals("en") && other.equals("es")
                ? List.of(new Lexicon.Pair("court", "juzgado", (byte) 20), new Lexicon.Pair("court", "tribunal", (byte)
                        60))
                : List.of());
        assertThat(lexicon.said("en", "court", "es")).as("before it is read").isEmpty();
        lexicon.load();
        assertThat(lexicon.said("en", "court", "es"))
                .extracting(Lexicon.Word::term)
                .containsExactly("tribunal", "juzgado");
        assertThat(lexicon.said("es", "tribunal", "en"))
                .extracting(Lexicon.Word::term)
                .containsExactly("court");
        assertThat(lexicon.said("en", "unheard", "es")).isEmpty();
    }

    @Test
    void english_stands_between_languages_that_have_nothing_for_a_word() {
        Lexicon lexicon = new Lexicon((one, other) -> one.equals("en") && other.equals("so")
                ? List.of(new Lexicon.Pair("court", "maxkamad", (byte) 50))
                : one.equals("en") && other.equals("es")
                        ? List.of(new Lexicon.Pair("court", "tribunal", (byte) 60))
                        : List.of());
        lexicon.load();
        assertThat(lexicon.said("es", "tribunal", "so"))
                .extracting(Lexicon.Word::term)
                .containsExactly("maxkamad");
    }

    @Test
    void the_files_that_come_with_the_product_hold_each_two_languages() {
        for (String one : Lexicon.KEYS) {
            for (String other : Lexicon.KEYS) {
                if (one.compareTo(other) < 0) {
                    assertThat(Lexicon.class.getResource("/search/lexicon/" + Lexicon.file(one, other)))
                            .isNotNull();
                }
            }
        }
        Lexicon.shipped().load();
        assertThat(Lexicon.shipped().said("en", "school", "es"))
                .extracting(Lexicon.Word::term)
                .contains("escuel");
    }

    @Test
    void a_lexicon_that_cannot_be_read_is_asked_for_once_and_knows_no_word() {
        AtomicInteger asked = new AtomicInteger();
        Lexicon lexicon = new Lexicon((one, other) -> {
            asked.incrementAndGet();
            throw new IllegalStateException("a damaged file");
        });
        lexicon.load();
        lexicon.load();
        assertThat(lexicon.said("en", "court", "es")).isEmpty();
        assertThat(asked).hasValue(1);
    }
}
