package org.answerable.casework;

import static org.assertj.core.api.Assertions.assertThat;

import org.answerable.intake.Submission;
import org.answerable.intake.Written;
import org.answerable.language.Barred;
import org.answerable.redaction.Suspicion;
import org.answerable.redaction.Suspicions;
import org.junit.jupiter.api.Test;

/** What an agency is warned of before it sends what may tell who somebody is. */
class CautionTest {
    private final Caution caution = new Caution();
    private final Submission written = Written.that("My name is José Ramírez and they took my papers.")
            .called("For Ana Quispe")
            .submission();

    CautionTest() {
        caution.suspicions = new Suspicions();
    }

    @Test
    void a_name_of_the_writers_words_or_title_is_said_to_be_theirs() {
        assertThat(caution.about(written, "Dear José Ramírez, we gave the papers back.", "en"))
                .isNotEmpty()
                .allSatisfy(found -> assertThat(found.why()).isEqualTo("casework.warn.hidden"));
    }

    @Test
    void a_number_of_ones_own_is_found_for_what_it_looks_like() {
        assertThat(caution.about(written, "Call 608-555-0142.", "en"))
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.kind()).isEqualTo(Barred.Kind.PHONE);
                    assertThat(found.why()).isNotEqualTo("casework.warn.hidden");
                });
    }

    @Test
    void what_is_found_both_ways_is_told_once_and_in_order() {
        assertThat(caution.about(written, "Call 608-555-0142, José Ramírez, or 608-555-0143.", "en"))
                .isSortedAccordingTo((a, b) -> Integer.compare(a.start(), b.start()))
                .satisfies(all -> {
                    for (int i = 1; i < all.size(); i++) {
                        assertThat(all.get(i).start())
                                .isGreaterThanOrEqualTo(all.get(i - 1).end());
                    }
                })
                .extracting(Suspicion::why)
                .contains("casework.warn.hidden")
                .hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void of_what_tells_nobody_nothing_is_said() {
        assertThat(caution.about(written, "We looked into it and found nothing wrong.", "en"))
                .isEmpty();
        assertThat(caution.about(written, "", "en")).isEmpty();
    }
}
