package org.answerable.routing;

import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.function.Function;
import org.answerable.access.Identity;
import org.answerable.access.Needs;
import org.answerable.access.Right;
import org.answerable.access.UseCase;
import org.answerable.directory.DocumentEntry;
import org.answerable.directory.TaskForceEntry;
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
        DirectoryFile present = keeping.whole();
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

    /**
     * How much of it there is.
     *
     * @param agencies that are active, but for the coordinating office
     * @param empty whether there is no agency but that office, retired ones included
     */
    public record Extent(long agencies, long topics, long rules, long taskForces, long documents, boolean empty) {}

    /** How much of it there is: what is active. */
    @Transactional
    @Needs(Right.READ_DIRECTORY)
    public Extent extent() {
        DirectoryFile present = keeping.heads();
        return new Extent(
                present.agencies().stream()
                        .filter(agency -> agency.active() && !agency.slug().equals(Identity.OFFICE))
                        .count(),
                present.topics().stream().filter(line -> line.topic().active()).count(),
                present.rules().stream()
                        .filter(rule -> rule.active() && !rule.agency().equals(Identity.OFFICE))
                        .count(),
                present.taskForces().stream().filter(TaskForceEntry::active).count(),
                present.documents().stream().filter(DocumentEntry::active).count(),
                present.hasOnlyOffice());
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
