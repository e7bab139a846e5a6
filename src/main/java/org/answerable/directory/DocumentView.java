package org.answerable.directory;

import java.util.List;
import org.answerable.language.Language;
import org.answerable.web.Choice;
import org.answerable.web.View;

/**
 * A document: what it is, and one of its versions.
 *
 * @param own the language of its title
 * @param version the one that is shown
 * @param language the language of the words
 * @param paragraphs what it says
 * @param pdf the address of its PDF without the language of the page, or {@code null}
 */
public record DocumentView(
        DocumentEntry document,
        String title,
        String summary,
        Language own,
        List<Choice> agencies,
        List<Choice> taskForces,
        DocumentEntry.Version version,
        Language language,
        List<String> paragraphs,
        String pdf)
        implements View {
    public String path() {
        return "/documents/" + document.slug();
    }

    public String versionPath(int number, String text) {
        return path() + "/versions/" + number + "?text=" + text;
    }

    /** Whether it is the last. */
    public boolean newest() {
        return version.number() == document.newest().number();
    }

    /** The version before the one that is shown, in the same language; {@code null} where there is none. */
    public Integer before() {
        return document.versions().stream()
                .filter(other -> !other.isTakenBack()
                        && !version.isTakenBack()
                        && other.number() < version.number()
                        && other.texts().containsKey(language.tag()))
                .map(DocumentEntry.Version::number)
                .reduce((first, second) -> second)
                .orElse(null);
    }
}
