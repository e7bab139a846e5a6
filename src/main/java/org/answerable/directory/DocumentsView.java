package org.answerable.directory;

import java.util.List;
import org.answerable.language.Language;
import org.answerable.web.Choice;
import org.answerable.web.View;

/**
 * The public documents.
 *
 * @param kind the kind that the list is narrowed to; empty for all
 * @param agency the agency likewise
 */
public record DocumentsView(List<Line> lines, String kind, String agency, List<Choice> agencies) implements View {
    /** One of them. */
    public record Line(String slug, String title, Language own, DocumentKind kind, String day, List<String> parties) {}

    public DocumentKind[] kinds() {
        return DocumentKind.values();
    }
}
