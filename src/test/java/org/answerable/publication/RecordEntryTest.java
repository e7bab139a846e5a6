package org.answerable.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.answerable.casework.Handled;
import org.answerable.casework.Ticket;
import org.answerable.intake.Kind;
import org.answerable.intake.Submission;
import org.answerable.intake.Withdrawn;
import org.answerable.intake.Written;
import org.answerable.language.Barred;
import org.answerable.language.Translations.Source;
import org.answerable.language.Translations.Translation;
import org.answerable.publication.RecordEntry.AnswerCopy;
import org.answerable.redaction.Redaction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The row of what is public: redacted copies, renewed at each publishing, and emptied when it is public no more. */
class RecordEntryTest {
    private static final Instant PUBLISHED = Written.AT.plusSeconds(3_600);
    private static final Instant LATER = PUBLISHED.plusSeconds(3_600);
    private static final List<Redaction> NAME = List.of(new Redaction(10, 14, Barred.Kind.NAME));

    private final Submission written = Written.that("They took José away.")
            .about("detention", "training")
            .allowingPublication()
            .submission();
    private final Ticket ticket = Handled.by("ice", written);
    private final RecordEntry entry = new RecordEntry("r1", written, PUBLISHED);

    private AnswerCopy copy(String code, Instant at, String text, Redaction... hidden) {
        return new AnswerCopy(Handled.answered(ticket, code, at, text), written, List.of(hidden));
    }

    private PublicRecord shown() {
        return entry.view(List.of(), List.of(), Map.of());
    }

    @Test
    void before_anything_is_shown_there_is_a_number_and_no_word() {
        assertThat(entry.isVisible()).isFalse();
        assertThat(entry.code()).isEqualTo("r1");
        assertThat(entry.publishedAt()).isEqualTo(PUBLISHED);
    }

    @Test
    void the_public_reads_bars_and_what_stands_under_them_is_nowhere_in_its_copies() {
        entry.show(
                written,
                "A stop",
                NAME,
                List.of(copy("a1", LATER, "José is free.", new Redaction(0, 4, Barred.Kind.NAME))),
                LATER);
        PublicRecord record = shown();
        assertThat(record.text()).isEqualTo("They took ▮▮▮ away.");
        assertThat(record.redactions()).containsExactly(new Redaction(10, 13, Barred.Kind.NAME));
        assertThat(record.title()).isEqualTo("A stop");
        assertThat(record.answers()).extracting(PublicRecord.PublicAnswer::text).containsExactly("▮▮▮ is free.");
        assertThat(record.topics()).containsExactly("detention", "training");
        assertThat(record.county()).isEqualTo("55025");
        assertThat(record.stretches()).as("of the public text").isEqualTo("1;19 en 1.00");
        assertThat(record.answers())
                .extracting(PublicRecord.PublicAnswer::stretches)
                .containsExactly("1;12 en 1.00");
        assertThat(entry.words()).doesNotContain("José");
        assertThat(entry.hidden())
                .as("moderators know where they hid something")
                .isEqualTo(NAME);
    }

    @Test
    void published_again_it_is_as_it_is_then_and_of_the_same_day() {
        entry.show(written, "A stop", NAME, List.of(copy("a1", LATER, "One."), copy("a2", LATER, "Two.")), PUBLISHED);
        entry.show(written, null, List.of(), List.of(copy("a2", LATER, "Two.")), LATER);
        PublicRecord record = shown();
        assertThat(record.title()).isNull();
        assertThat(record.text()).isEqualTo("They took José away.");
        assertThat(record.answers()).extracting(PublicRecord.PublicAnswer::id).containsExactly("a2");
        assertThat(record.publishedAt()).isEqualTo(PUBLISHED);
        assertThat(record.updatedAt()).isEqualTo(LATER);
    }

    @Test
    void gone_from_the_public_nothing_is_left_in_it_to_leak_and_it_may_come_back() {
        entry.show(written, "A stop", NAME, List.of(copy("a1", LATER, "One.")), PUBLISHED);
        entry.hide(LATER);
        PublicRecord record = shown();
        assertThat(entry.isVisible()).isFalse();
        assertThat(record.text()).isEmpty();
        assertThat(record.title()).isNull();
        assertThat(record.answers()).isEmpty();
        assertThat(record.topics()).isEmpty();
        assertThat(record.redactions()).isEmpty();
        assertThat(record.stretches()).isNull();
        entry.show(written, "A stop", NAME, List.of(), LATER);
        assertThat(entry.isVisible()).isTrue();
        assertThat(shown().text()).isEqualTo("They took ▮▮▮ away.");
    }

    @Test
    void its_history_says_when_the_words_became_others_and_nothing_of_what_they_were() {
        entry.show(written, "A stop", List.of(), List.of(), PUBLISHED);
        assertThat(shown().changes()).as("shown first").isEmpty();
        String first = Citation.of(shown()).sha256();
        assertThat(Citation.of(shown()).since()).isEqualTo(PUBLISHED);
        entry.show(written, "A stop", List.of(), List.of(), LATER);
        assertThat(shown().changes()).as("published again as it was").isEmpty();
        assertThat(Citation.of(shown()).sha256()).isEqualTo(first);
        entry.show(written, "A stop", NAME, List.of(), LATER);
        assertThat(shown().changes()).containsExactly(LATER);
        assertThat(Citation.of(shown()).sha256()).isNotEqualTo(first);
        assertThat(Citation.of(shown()).since()).isEqualTo(LATER);
        Instant last = LATER.plusSeconds(60);
        entry.show(written, "A stop", NAME, List.of(copy("a1", LATER, "One.")), last);
        assertThat(shown().changes()).containsExactly(LATER, last);
        assertThat(shown().toString() + entry.words()).doesNotContain(first);
    }

    @Test
    void of_many_changes_the_latest_are_remembered() {
        for (int i = 0; i < 500; i++) {
            entry.show(written, "Title " + i, List.of(), List.of(), LATER.plusSeconds(i));
        }
        assertThat(shown().changes()).hasSize(200).last().isEqualTo(LATER.plusSeconds(499));
    }

    @Test
    void answers_stand_in_the_order_in_which_they_were_given() {
        entry.show(
                written, null, List.of(), List.of(copy("b", LATER, "Second."), copy("a", PUBLISHED, "First.")), LATER);
        assertThat(shown().answers())
                .extracting(PublicRecord.PublicAnswer::text)
                .containsExactly("First.", "Second.");
        assertThat(entry.sources())
                .containsExactly(
                        new Source("record:r1", null, "They took José away."),
                        new Source("answer:a", null, "First."),
                        new Source("answer:b", null, "Second."));
        assertThat(entry.words())
                .as("what the journal is told has them by their ids")
                .isEqualTo("null\nThey took José away.\n{a=First., b=Second.}");
    }

    @Test
    void a_translation_belongs_to_the_words_that_it_was_made_of() {
        entry.show(written, "A stop", NAME, List.of(copy("a1", LATER, "One.")), LATER);
        Translation spanish = new Translation("es", "Una parada", "Se llevaron a ▮▮▮.", "person");
        Translation answer = new Translation("es", null, "Uno.", "machine");
        PublicRecord record = entry.view(
                List.of(),
                List.of(),
                Map.of(
                        new Source("record:r1", "A stop", "They took ▮▮▮ away."), List.of(spanish),
                        new Source("answer:a1", null, "One."), List.of(answer),
                        new Source("answer:a1", null, "As it was before."), List.of(spanish)));
        assertThat(record.translations()).containsExactly(spanish);
        assertThat(record.answers().getFirst().translations()).containsExactly(answer);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-15T05:59:59.999Z,2026-01-14",
        "2026-01-15T06:00:00Z,2026-01-15",
        "2026-03-09T04:59:59Z,2026-03-08",
        "2026-11-02T05:59:59Z,2026-11-01",
        "2027-01-01T05:59:59Z,2026-12-31"
    })
    void of_when_it_was_sent_the_public_knows_the_day_in_wisconsin(Instant received, String day) {
        Submission sent = Written.that("x")
                .as(Kind.QUESTION)
                .in("es")
                .receivedAt(received)
                .allowingPublication()
                .submission();
        RecordEntry late = new RecordEntry("r2", sent, PUBLISHED);
        late.show(sent, null, List.of(), List.of(), PUBLISHED);
        PublicRecord record = late.view(List.of(), List.of(), Map.of());
        assertThat(record.submittedOn()).isEqualTo(day);
        assertThat(record.kind()).isEqualTo("question");
        assertThat(record.language()).isEqualTo("es");
    }

    @Test
    void bars_stand_in_a_moderators_reason_that_repeats_what_a_writer_took_back() {
        String words = "An officer at the corner of Park Street asked my brother for papers and kept them all evening.";
        Withdrawn withdrawn = Written.takenBack(Written.that(words).takenBack());
        Moderation quoting = new Moderation(1L, LATER, ModerationDecision.WITHHELD, "mo", "Because of: " + words);
        Moderation silent = new Moderation(1L, LATER, ModerationDecision.PUBLISHED, "mo", null);
        quoting.seal(withdrawn);
        silent.seal(withdrawn);
        assertThat(quoting.reason()).startsWith("Because of: ").contains("▮▮▮").doesNotContain("Park Street");
        assertThat(quoting.decision()).isEqualTo(ModerationDecision.WITHHELD);
        assertThat(silent.reason()).isNull();
    }
}
