package org.answerable.publication;

import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.util.List;
import org.answerable.intake.ShownPlace;
import org.answerable.intake.State;
import org.answerable.language.Barred;
import org.answerable.language.Language;
import org.answerable.platform.Refusal.Fault;
import org.answerable.platform.Texts;
import org.answerable.publication.ModerationReading.DecisionItem;
import org.answerable.web.Choice;
import org.answerable.web.DrawnText;
import org.answerable.web.Forms;
import org.answerable.web.View;

/**
 * A submission before a moderator: what was written, what is to be hidden, and, as a last step, what the public would
 * read.
 *
 * @param state the submission's state
 * @param mayBePublished whether the writer allowed it
 * @param record the public record's id where it is public, else {@code null}
 * @param own the writer's title, or {@code null}
 * @param title the public title as typed
 * @param reason for withholding, as typed
 * @param giveaway words in the title as typed, or in the writer's where none is typed, that are hidden in a text or
 *     look personal
 * @param uncovers whether something would be shown that is hidden in public now
 * @param uncover why, as typed
 * @param decisions what was decided before, oldest first
 * @param texts the submission's text first, then the public answers
 * @param queue the list beside it
 * @param preview what the public would read, or {@code null} while marking
 */
public record ModerationView(
        String id,
        State state,
        boolean mayBePublished,
        String kind,
        Language language,
        String own,
        ShownPlace place,
        List<String> topics,
        Instant receivedAt,
        String record,
        ModerationDecision decision,
        Instant decidedAt,
        String decidedBy,
        String decidedReason,
        List<DecisionItem> decisions,
        String title,
        List<String> giveaway,
        boolean uncovers,
        String uncover,
        String reason,
        List<Marked> texts,
        List<Choice> kinds,
        ModerationList queue,
        Preview preview,
        List<Fault> faults)
        implements View {
    /** Marking and looking decide nothing. */
    @Override
    public boolean undone() {
        return true;
    }

    @Override
    public int status() {
        return faults.isEmpty() ? 200 : 422;
    }

    /** What was typed beside the marks. */
    record Typed(String title, String reason, String uncover) {
        static Typed of(MultivaluedMap<String, String> form) {
            return new Typed(Forms.text(form, "title"), Forms.text(form, "reason"), Forms.text(form, "uncover"));
        }

        Typed clean() {
            return new Typed(Texts.stripped("/title", title).replaceAll("\\s+", " "), reason, uncover);
        }
    }

    /**
     * One text with its marks.
     *
     * @param id {@code text}, or an answer's id
     * @param agency who answered, in the reader's language; {@code null} for the submission itself
     * @param fresh whether the public does not have it yet, while the record is public
     * @param pieces the text, cut where a mark begins or ends; together they are the text
     * @param quotes rows for marking by quoting, as typed
     * @param glosses what words of the text mean, for who does not read its language
     */
    public record Marked(
            String id,
            String agency,
            Instant at,
            Language language,
            boolean fresh,
            boolean published,
            List<Piece> pieces,
            List<Mark> marks,
            List<Quote> quotes,
            List<DrawnText.Gloss> glosses) {}

    /** A piece: {@code hidden}, {@code suspect} or plain ({@code null}). */
    public record Piece(String text, Marking state) {
        /** Whether it is to be hidden, or looks as if it should be. */
        public enum Marking {
            HIDDEN,
            SUSPECT
        }
    }

    /**
     * A part that is hidden, or suspected.
     *
     * @param value its address in the form: the text's id, start and end
     * @param why why it is suspected, in words; {@code null} where a person marked it
     */
    public record Mark(String value, String part, Barred.Kind kind, String why, boolean taken) {}

    /** A row for quoting. */
    public record Quote(String words, Barred.Kind kind) {}

    /**
     * What the public would read.
     *
     * @param warnings words that are hidden in one place and stand in another
     */
    public record Preview(String title, List<Shown> texts, List<Warning> warnings) {}

    /** A text as the public would read it. */
    public record Shown(String agency, Instant at, DrawnText passage, int hidden) {}

    /** {@code where} is the key of the place where the words still stand. */
    public record Warning(String words, String where) {}
}
