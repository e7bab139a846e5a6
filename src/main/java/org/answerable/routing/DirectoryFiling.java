package org.answerable.routing;

import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.function.Function;
import org.answerable.access.Needs;
import org.answerable.access.Right;
import org.answerable.access.UseCase;
import org.answerable.platform.Refusal;
import org.answerable.routing.DirectoryKeeping.Outcome;

/** The whole directory as one file: read it, see what another would change, put that in its place. */
@UseCase
public class DirectoryFiling {
    @Inject
    DirectoryKeeping keeping;

    /** A text and its strong validator. */
    public record Text(String text, String tag) {}

    /** The directory as it is. */
    @Transactional
    @Needs(Right.READ_DIRECTORY)
    public Text read() {
        DirectoryFile present = keeping.present();
        return new Text(present.text(), present.tag());
    }

    /**
     * Puts a file in the place of the directory, or says what that would change. Where anything in it is wrong, all of
     * it is refused: the outcome has every fault, and nothing has changed.
     *
     * @param matches whether the caller saw the directory of this tag
     * @throws Refusal.Outdated where it has changed since
     */
    @Transactional
    @Needs(Right.EDIT_DIRECTORY)
    public Outcome apply(Map<String, ?> file, Function<String, Boolean> matches, boolean dryRun) {
        return keeping.apply(file, matches, dryRun);
    }

    /** The directory that comes with the product. */
    @Transactional
    @Needs(Right.READ_DIRECTORY)
    public byte[] readyMade() {
        return DirectoryKeeping.readyMade();
    }

    /**
     * Takes over its agencies and rules, where there is no agency but the coordinating office.
     *
     * @throws Refusal.Conflict where there is another
     */
    @Transactional
    @Needs(Right.EDIT_DIRECTORY)
    public Outcome takeReadyMade() {
        return keeping.takeReadyMade();
    }
}
