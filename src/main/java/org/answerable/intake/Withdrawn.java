package org.answerable.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.answerable.redaction.Quotes;

/**
 * CDI event, within the transaction: a writer took a submission back. Whoever holds words of it takes them out of where
 * they stand and gives them to the seal; what is not given is lost.
 */
public final class Withdrawn {
    private final Submission submission;
    private final Quotes quotes;
    private final List<SealedWords.Piece> pieces = new ArrayList<>();

    Withdrawn(Submission submission, Quotes quotes) {
        this.submission = submission;
        this.quotes = quotes;
    }

    public Submission submission() {
        return submission;
    }

    /**
     * Takes a text of the writer's into the seal; the caller empties it.
     *
     * @param of what it is and which, e.g. {@code message:17}
     */
    public void seal(String of, Instant at, String text) {
        pieces.add(new SealedWords.Piece(of, at, text));
    }

    /**
     * A text of somebody else with bars where it repeats what was taken back; empty where it does not. The whole text
     * goes into the seal.
     */
    public Optional<String> bar(String of, Instant at, String text) {
        Optional<String> barred = text == null ? Optional.empty() : quotes.bar(text);
        barred.ifPresent(b -> seal(of, at, text));
        return barred;
    }

    List<SealedWords.Piece> pieces() {
        return List.copyOf(pieces);
    }
}
