package org.answerable.redaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.answerable.language.Barred;
import org.answerable.platform.Refusal;
import org.answerable.platform.Texts;
import org.junit.jupiter.api.Test;

/** What is redacted is gone, whatever the redactions and the text look like. */
class RedactionTest {
    private static final Barred.Kind[] KINDS = Barred.Kind.values();

    @Test
    void a_part_becomes_the_mark_and_its_offsets_are_those_of_the_public_text() {
        Redaction.Redacted shown =
                Redaction.apply("call 608-555-0142 now", List.of(new Redaction(5, 17, Barred.Kind.PHONE)));
        assertThat(shown.text()).isEqualTo("call ▮▮▮ now");
        assertThat(shown.redactions()).containsExactly(new Redaction(5, 8, Barred.Kind.PHONE));
    }

    @Test
    void parts_that_overlap_become_one() {
        Redaction.Redacted shown = Redaction.apply(
                "abcdefgh", List.of(new Redaction(3, 6, Barred.Kind.NAME), new Redaction(1, 4, Barred.Kind.PHONE)));
        assertThat(shown.text()).isEqualTo("a▮▮▮gh");
        assertThat(shown.redactions()).containsExactly(new Redaction(1, 4, Barred.Kind.PHONE));
    }

    @Test
    void parts_that_touch_stay_two_so_that_each_says_its_kind() {
        assertThat(Redaction.apply(
                                "abcd",
                                List.of(new Redaction(0, 2, Barred.Kind.NAME), new Redaction(2, 4, Barred.Kind.PHONE)))
                        .text())
                .isEqualTo("▮▮▮▮▮▮");
    }

    @Test
    void offsets_count_code_points_not_chars() {
        assertThat(Redaction.apply("😀a😀b", List.of(new Redaction(1, 3, Barred.Kind.OTHER)))
                        .text())
                .isEqualTo("😀▮▮▮b");
    }

    @Test
    void what_lies_outside_or_is_empty_is_refused() {
        for (Redaction wrong : List.of(
                new Redaction(-1, 2, Barred.Kind.NAME),
                new Redaction(0, 5, Barred.Kind.NAME),
                new Redaction(2, 2, Barred.Kind.NAME),
                new Redaction(3, 2, Barred.Kind.NAME),
                new Redaction(Integer.MAX_VALUE, Integer.MIN_VALUE, Barred.Kind.NAME))) {
            assertThatThrownBy(() -> Redaction.check("/redactions", "😀bcd", List.of(wrong)))
                    .isInstanceOf(Refusal.Invalid.class);
        }
        Redaction.check("/redactions", "😀bcd", List.of(new Redaction(0, 4, Barred.Kind.NAME)));
    }

    @Test
    void what_is_stored_is_read_back() {
        List<Redaction> redactions =
                List.of(new Redaction(0, 3, Barred.Kind.NAME), new Redaction(7, 9, Barred.Kind.BIRTH_DATE));
        assertThat(Redaction.read(Redaction.write(redactions))).isEqualTo(redactions);
        assertThat(Redaction.read(Redaction.write(List.of()))).isEmpty();
    }

    /** 20,000 random texts of all planes, with random redactions that overlap, nest, touch and repeat. */
    @Test
    void no_redacted_code_point_is_ever_left_and_no_other_is_lost() {
        Random random = new Random(20261124);
        for (int round = 0; round < 20_000; round++) {
            // Each code point stands once, so that what leaks can be told from what was meant to stay.
            int length = 1 + random.nextInt(30);
            int base = new int[] {0x61, 0x4E00, 0x10400, 0x1F300, 0x627}[random.nextInt(5)];
            StringBuilder written = new StringBuilder();
            for (int i = 0; i < length; i++) {
                written.appendCodePoint(base + i);
            }
            String text = written.toString();
            List<Redaction> redactions = new ArrayList<>();
            BitSet hidden = new BitSet();
            for (int n = random.nextInt(6); n > 0; n--) {
                int start = random.nextInt(length);
                int end = start + 1 + random.nextInt(length - start);
                redactions.add(new Redaction(start, end, KINDS[random.nextInt(KINDS.length)]));
                hidden.set(start, end);
            }
            Redaction.check("", text, redactions);
            Redaction.Redacted shown = Redaction.apply(text, redactions);

            List<Integer> public_ =
                    shown.text().codePoints().filter(c -> c != '▮').boxed().toList();
            List<Integer> expected = new ArrayList<>();
            for (int i = 0; i < length; i++) {
                if (!hidden.get(i)) {
                    expected.add(base + i);
                }
            }
            assertThat(public_).isEqualTo(expected);
            int at = 0;
            for (Redaction moved : shown.redactions()) {
                assertThat(moved.start()).isGreaterThanOrEqualTo(at);
                assertThat(Texts.slice(shown.text(), moved.start(), moved.end()))
                        .isEqualTo(Barred.MARK);
                at = moved.end();
            }
            assertThat(shown.text().codePoints().filter(c -> c == '▮').count())
                    .isEqualTo(3L * shown.redactions().size());
            // Hiding the same again changes nothing; the order of the list does not matter.
            List<Redaction> turned = new ArrayList<>(redactions);
            turned.addAll(redactions);
            java.util.Collections.shuffle(turned, random);
            assertThat(Redaction.apply(text, turned).text()).isEqualTo(shown.text());
        }
    }
}
