package org.answerable.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
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
    void the_same_sentences_teach_the_same_to_the_last_bit_in_whatever_order_their_languages_are_given() {
        Random random = new Random(7);
        List<Set<String>> ones = new ArrayList<>();
        List<Set<String>> others = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            Set<String> one = new LinkedHashSet<>();
            Set<String> other = new LinkedHashSet<>();
            for (int j = 0; j < 12; j++) {
                int word = (int) Math.abs(random.nextGaussian() * 40);
                one.add("a" + word);
                other.add("b" + (random.nextInt(4) == 0 ? random.nextInt(90) : word));
            }
            ones.add(one);
            others.add(other);
        }
        List<Alignment.Pair> learned = Alignment.of(ones, others);
        assertThat(learned).hasSizeGreaterThan(40).isEqualTo(Alignment.of(ones, others));
        assertThat(Alignment.of(others, ones).stream()
                        .map(pair -> new Alignment.Pair(pair.to(), pair.from(), pair.weight())))
                .containsExactlyInAnyOrderElementsOf(learned);
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
    void each_two_languages_are_read_once_for_both_directions() {
        List<String> read = new ArrayList<>();
        Lexicon lexicon = new Lexicon((one, other) -> {
            read.add(Lexicon.file(one, other));
            return List.of();
        });
        lexicon.load();
        lexicon.load();
        assertThat(read).doesNotHaveDuplicates().hasSize(12 * 11 / 2);
    }

    @Test
    void a_lexicon_that_cannot_be_read_is_asked_for_and_logged_once_and_knows_no_word() {
        AtomicInteger asked = new AtomicInteger();
        Lexicon lexicon = new Lexicon((one, other) -> {
            asked.incrementAndGet();
            throw new IllegalStateException("a damaged file");
        });
        List<LogRecord> logged = new ArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord one) {
                logged.add(one);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger logger = Logger.getLogger(Lexicon.class.getName());
        logger.addHandler(handler);
        try {
            lexicon.load();
            lexicon.load();
        } finally {
            logger.removeHandler(handler);
        }
        assertThat(lexicon.said("en", "court", "es")).isEmpty();
        assertThat(asked).hasValue(1);
        assertThat(logged).hasSize(1);
    }
}
