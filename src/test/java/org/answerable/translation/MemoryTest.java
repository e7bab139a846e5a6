package org.answerable.translation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.answerable.language.Glossary;
import org.answerable.language.Language;
import org.answerable.translation.TranslationReading.MemoryItem;
import org.answerable.translation.TranslationReading.TermItem;
import org.junit.jupiter.api.Test;

/** What helps a translator: sentences translated before, words of the glossary, how long it takes. */
class MemoryTest {
    private static final Language ENGLISH = Language.ENGLISH;
    private static final Language SPANISH = new Language("es");

    private static Memory memory() {
        Memory memory = new Memory();
        memory.remember(
                "Thank you for writing to us. We looked at the record of this stop.",
                ENGLISH,
                "Gracias por escribirnos. Revisamos el registro de esta parada.",
                SPANISH);
        return memory;
    }

    @Test
    void the_same_sentence_is_found_whatever_its_case_and_marks() {
        List<MemoryItem> hits =
                memory().find("Thank you for writing to us!\nSomething else entirely, about buses.", ENGLISH);
        assertThat(hits).singleElement().satisfies(hit -> {
            assertThat(hit.target()).isEqualTo("Gracias por escribirnos.");
            assertThat(hit.likeness()).isEqualTo(1);
        });
    }

    @Test
    void a_similar_sentence_is_found_with_how_similar_it_is() {
        assertThat(memory().find("We looked at the records of the stop.", ENGLISH))
                .singleElement()
                .satisfies(hit -> {
                    assertThat(hit.source()).isEqualTo("We looked at the record of this stop.");
                    assertThat(hit.target()).isEqualTo("Revisamos el registro de esta parada.");
                    assertThat(hit.likeness()).isBetween(Memory.LEAST, 0.99);
                });
        assertThat(memory().find("Buses run every hour on Sundays.", ENGLISH)).isEmpty();
    }

    @Test
    void texts_that_cannot_be_laid_side_by_side_are_not_remembered() {
        Memory memory = new Memory();
        memory.remember("One. Two. Three.", ENGLISH, "Uno, dos y tres.\nFin.", SPANISH);
        assertThat(memory.find("One. Two.", ENGLISH)).isEmpty();
        memory.remember(
                "First part. It has two sentences.\n\nSecond part.",
                ENGLISH,
                "Primera parte, en una frase.\n\nSegunda parte.",
                SPANISH);
        assertThat(memory.find("Second part.", ENGLISH))
                .singleElement()
                .satisfies(hit -> assertThat(hit.target()).isEqualTo("Segunda parte."));
    }

    @Test
    void sentences_of_scripts_without_spaces_are_found_too() {
        Memory memory = new Memory();
        Language chinese = new Language("zh-Hans");
        memory.remember("警察拦下了我的车。他们没有说明原因。", chinese, "The police stopped my car. They gave no reason.", ENGLISH);
        assertThat(memory.find("他们没有说明任何原因。", chinese))
                .singleElement()
                .satisfies(hit -> assertThat(hit.target()).isEqualTo("They gave no reason."));
    }

    @Test
    void words_of_the_glossary_are_found_as_whole_words_and_the_longest_counts() {
        List<TermItem> terms = GlossaryTerms.in(
                "An unmarked car followed me; then came a traffic stop.", ENGLISH, SPANISH, Glossary.shipped());
        assertThat(terms)
                .extracting(TermItem::word)
                .contains("unmarked car", "traffic stop")
                .doesNotContain("stop");
        assertThat(terms).extracting(TermItem::target).contains("vehículo sin marcas", "parada de tránsito");
        assertThat(GlossaryTerms.in("The copper kettle", ENGLISH, SPANISH, Glossary.shipped()))
                .extracting(TermItem::word)
                .doesNotContain("cop");
        assertThat(GlossaryTerms.in("我被警察拦车了", new Language("zh-Hans"), ENGLISH, Glossary.shipped()))
                .extracting(TermItem::target)
                .contains("traffic stop");
        assertThat(GlossaryTerms.in("An officer", ENGLISH, new Language("pl"), Glossary.shipped()))
                .as("a language that the glossary does not have")
                .isEmpty();
    }

    @Test
    void how_long_it_usually_takes_is_the_median_in_begun_days_and_nothing_where_too_little_was_measured() {
        Instant begin = Instant.parse("2026-03-01T12:00:00Z");
        List<Object[]> three = List.of(
                new Object[] {begin, begin.plus(Duration.ofHours(2))},
                new Object[] {begin, begin.plus(Duration.ofHours(49))},
                new Object[] {begin, begin.plus(Duration.ofDays(30))});
        Instant now = begin.plus(Duration.ofDays(40));
        assertThat(ReviewedTranslations.median(three, now)).hasValue(3);
        assertThat(ReviewedTranslations.median(three.subList(0, 2), now)).isEmpty();
        assertThat(ReviewedTranslations.median(List.of(three.get(0), three.get(0), three.get(0)), now))
                .hasValue(1);
    }

    @Test
    void what_still_waits_counts_for_how_long_it_usually_takes() {
        Instant begin = Instant.parse("2026-03-01T12:00:00Z");
        Instant now = begin.plus(Duration.ofDays(90));
        List<Object[]> quick = List.of(
                new Object[] {begin, begin.plus(Duration.ofHours(30))},
                new Object[] {begin, begin.plus(Duration.ofHours(31))},
                new Object[] {begin, begin.plus(Duration.ofHours(32))});
        assertThat(ReviewedTranslations.median(quick, now)).hasValue(2);
        List<Object[]> waiting = new ArrayList<>(quick);
        for (int i = 0; i < 4; i++) {
            waiting.add(new Object[] {begin, null});
        }
        assertThat(ReviewedTranslations.median(waiting, now))
                .as("more wait since spring than were done in two days")
                .isEmpty();
        List<Object[]> fresh = new ArrayList<>(quick);
        fresh.add(new Object[] {now.minus(Duration.ofHours(1)), null});
        assertThat(ReviewedTranslations.median(fresh, now))
                .as("what has just come says nothing yet")
                .hasValue(2);
    }
}
