package org.answerable.intake;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.answerable.platform.Refusal.Fault;
import org.answerable.web.View;

/**
 * One sealed original.
 *
 * @param people names by account
 * @param done what was done just now, or {@code null}
 * @param tried the act that was refused, or {@code null}
 * @param conflict why it was refused, as a message key, or {@code null}
 * @param words the words, where one of the two reads them now; else {@code null}
 * @param typed the reason of what was refused
 */
public record SealedView(
        int status,
        SealedListView.Line line,
        OpeningSealed.SealedFile file,
        Map<String, String> people,
        String done,
        String tried,
        String conflict,
        OpeningSealed.OpenedWords words,
        List<Fault> faults,
        String typed)
        implements View {
    public boolean may(String act) {
        return file.acts().contains(act);
    }

    /** What a sealed text was; all that was said about a meeting is one kind. */
    public String kind(SealedWords.Piece piece) {
        String kind = piece.of().substring(0, piece.of().indexOf(':'));
        return Set.of("meeting", "agenda", "minutes", "promise", "evidence", "cancelled")
                        .contains(kind)
                ? "meeting"
                : kind;
    }

    /** What was typed into an act's field. */
    public String typed(String act) {
        return act.equals(tried) ? typed : "";
    }

    /** The name of an account's owner. */
    public String person(String account) {
        return people.getOrDefault(account, account);
    }
}
