package org.answerable.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.answerable.search.IndexedText.Part;
import org.answerable.search.IndexedText.Translated;
import org.junit.jupiter.api.Test;

/** What of a hit its reader sees first. */
class ReadableTest {
    private static final IndexedText DARI = new IndexedText(Part.TEXT, "fa-AF", "برادرم را بردند.");
    private static final IndexedText ENGLISH = new IndexedText(
            Part.TRANSLATION, "en", "They took my brother.", new Translated(Part.TEXT, "fa-AF", "person"));
    private static final IndexedText ANSWER = new IndexedText(Part.ANSWER, "en", "We looked into it.");

    @Test
    void where_the_words_were_translated_for_the_reader_these_come_first() {
        assertThat(Readable.readers(List.of(DARI, ANSWER, ENGLISH), "en")).containsExactly(ANSWER, ENGLISH);
        assertThat(Readable.originals(List.of(DARI, ANSWER, ENGLISH))).containsExactly(DARI, ANSWER);
    }

    @Test
    void who_reads_what_was_written_sees_what_was_written() {
        assertThat(Readable.readers(List.of(DARI, ENGLISH), "fa")).isEmpty();
        assertThat(Readable.readers(List.of(DARI, ENGLISH), "fa-AF")).isEmpty();
    }

    @Test
    void an_answer_in_the_readers_language_is_no_translation_of_the_words() {
        assertThat(Readable.readers(List.of(DARI, ANSWER), "en")).isEmpty();
        IndexedText answerInSpanish =
                new IndexedText(Part.TRANSLATION, "es", "Lo revisamos.", new Translated(Part.ANSWER, "en", "person"));
        assertThat(Readable.readers(List.of(DARI, ANSWER, answerInSpanish), "es"))
                .isEmpty();
        assertThat(Readable.readers(List.of(DARI, ENGLISH), "my")).isEmpty();
        assertThat(Readable.readers(List.of(DARI, ENGLISH), null)).isEmpty();
    }

    @Test
    void it_says_why_it_was_found_once_and_keeps_the_words_as_they_were_written() {
        Snippet.Match words = new Snippet.Match("fa-AF", Snippet.Match.WORDS, null);
        Snippet.Match translation = new Snippet.Match("en", Snippet.Match.TRANSLATION, null);
        Snippet original = new Snippet("<mark>برادرم</mark>", Part.TEXT, "fa-AF", null, List.of(words));
        Snippet english = new Snippet(
                "They took my <mark>brother</mark>.",
                Part.TRANSLATION,
                "en",
                ENGLISH.translated(),
                List.of(translation));
        Readable readable = Readable.of(original, english, original);
        assertThat(readable.shown().html()).isEqualTo(english.html());
        assertThat(readable.shown().translated().from()).isEqualTo("fa-AF");
        assertThat(readable.shown().matched()).containsExactly(translation, words);
        assertThat(readable.original()).isEqualTo(original);
    }
}
