package org.answerable.publication;

import jakarta.json.bind.annotation.JsonbTypeAdapter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.answerable.platform.Sha256;
import org.answerable.platform.Tagged;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a record is quoted by.
 *
 * @param sha256 of what is shown now, 64 lower-case hex digits: of the UTF-8 of the title ("" where there is none), the
 *     text and the texts of the answers, in this order, as {@code /api/v1/records/{id}} gives them, with one character
 *     U+0000 between each two; no text holds one
 * @param since when what is shown became these words
 */
public record Citation(String sha256, Instant since) {
    private static final int BYTES = 32;

    /** Forms that people cite in: how they put the parts together is fact, the words are the reader's. */
    @JsonbTypeAdapter(Tagged.AsTag.class)
    @Schema(name = "CitationStyle", description = "The form of a citation")
    public enum Style implements Tagged {
        /** Title, day, form and place, as in the style of the American Psychological Association. */
        APA("APA"),
        /** A note as in the Chicago Manual of Style. */
        CHICAGO("Chicago"),
        /** As lawyers cite a page of the internet (Bluebook, rule 18). */
        BLUEBOOK("Bluebook");

        private final String called;

        Style(String called) {
            this.called = called;
        }

        /** What the style is called, in every language. */
        public String called() {
            return called;
        }
    }

    static Citation of(PublicRecord record) {
        String shown = text(
                record.title(),
                record.text(),
                record.answers().stream().map(PublicRecord.PublicAnswer::text).toList());
        return new Citation(
                Sha256.hex(shown.getBytes(StandardCharsets.UTF_8), BYTES),
                record.changes().isEmpty()
                        ? record.publishedAt()
                        : record.changes().getLast());
    }

    /** What is hashed. */
    static String text(String title, String text, List<String> answers) {
        List<String> all = new ArrayList<>(List.of(title == null ? "" : title, text));
        all.addAll(answers);
        return String.join("\u0000", all);
    }
}
