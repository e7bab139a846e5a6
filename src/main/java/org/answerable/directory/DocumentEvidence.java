package org.answerable.directory;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.answerable.journal.Evidence;
import org.answerable.journal.Exhibit;

/** What task forces and documents are since somebody changed them last; what versions say; which PDFs were taken in. */
@ApplicationScoped
class DocumentEvidence implements Evidence {
    @Override
    public List<Exhibit> exhibits() {
        return List.of(
                entry(Set.of("task-force.added", "task-force.changed"), "task-force", "task_force t"),
                entry(Set.of("document.added", "document.changed"), "document", "public_document t"),
                new Exhibit(
                        Set.of("document.written"),
                        "document-text",
                        Exhibit.Keeping.NEWEST,
                        "t.name",
                        "t.name",
                        List.of("t.words", "t.pdf"),
                        "document_text t",
                        null,
                        rows -> text(rows.getFirst().get(0), rows.getFirst().get(1)),
                        null,
                        false),
                new Exhibit(
                        Set.of("document.pdf-taken"),
                        "pdf",
                        Exhibit.Keeping.NEWEST,
                        "t.sha256",
                        "t.sha256",
                        List.of("t.sha256"),
                        "document_pdf t",
                        null,
                        rows -> rows.getFirst().getFirst(),
                        null,
                        false));
    }

    private static Exhibit entry(Set<String> acts, String kind, String from) {
        return new Exhibit(
                acts,
                kind,
                Exhibit.Keeping.NEWEST,
                "t.slug",
                "t.slug",
                List.of("t.entry"),
                from,
                null,
                rows -> rows.getFirst().getFirst(),
                null,
                false);
    }

    /** What is written down of what a version says. */
    static String text(String words, String pdf) {
        return pdf == null ? words : words + "\n\u0000" + pdf;
    }
}
