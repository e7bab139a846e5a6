package org.answerable.directory;

import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import org.answerable.access.Needs;
import org.answerable.access.Right;
import org.answerable.access.UseCase;
import org.answerable.platform.Refusal;

/** Task forces and public documents as anybody reads them: those that are shown. */
@UseCase
public class DocumentReading {
    @Inject
    Directory directory;

    @Inject
    DocumentRows rows;

    /**
     * A version in one language.
     *
     * @param words what it says there
     * @param hasPdf whether its PDF is kept here
     */
    public record Said(
            DocumentEntry document, DocumentEntry.Version version, String language, String words, boolean hasPdf) {}

    /** All task forces. */
    @Transactional
    @Needs(Right.PUBLIC)
    public List<TaskForceEntry> taskForces() {
        return directory.taskForces();
    }

    /** One of them. */
    @Transactional
    @Needs(Right.PUBLIC)
    public TaskForceEntry taskForce(String slug) {
        return directory.taskForce(slug).orElseThrow(Refusal.NotFound::new);
    }

    /**
     * Documents without their words.
     *
     * @param kind a kind's tag, empty for any
     * @param agency the slug of a party, by itself or as a member of a task force that is one; empty for any
     */
    @Transactional
    @Needs(Right.PUBLIC)
    public List<DocumentEntry> documents(String kind, String agency) {
        return directory.documents().stream()
                .filter(document -> kind.isEmpty() || document.kind().tag().equals(kind))
                .filter(document ->
                        agency.isEmpty() || directory.parties(document).contains(agency))
                .toList();
    }

    /** One document without its words. */
    @Transactional
    @Needs(Right.PUBLIC)
    public DocumentEntry document(String slug) {
        return directory.document(slug).orElseThrow(Refusal.NotFound::new);
    }

    /** What a version says. */
    @Transactional
    @Needs(Right.PUBLIC)
    public Said said(String slug, int number, String language) {
        DocumentEntry document = directory.document(slug).orElseThrow(Refusal.NotFound::new);
        DocumentEntry.Version version = document.version(number).orElseThrow(Refusal.NotFound::new);
        DocumentEntry.Words words =
                rows.text(slug, number, language).map(DocumentText::words).orElseThrow(Refusal.NotFound::new);
        boolean hasPdf = words.pdf() != null && rows.kept(Set.of(words.pdf())).contains(words.pdf());
        return new Said(document, version, language, words.text(), hasPdf);
    }

    /** What a version says in all of its languages. */
    @Transactional
    @Needs(Right.PUBLIC)
    public List<Said> said(String slug, int number) {
        DocumentEntry document = directory.document(slug).orElseThrow(Refusal.NotFound::new);
        return document.version(number).orElseThrow(Refusal.NotFound::new).texts().keySet().stream()
                .map(language -> said(slug, number, language))
                .toList();
    }

    /** The PDF of a version, byte by byte as it was taken in. */
    @Transactional
    @Needs(Right.PUBLIC)
    public byte[] pdf(String slug, int number, String language) {
        if (directory.document(slug).isEmpty()) {
            throw new Refusal.NotFound();
        }
        return rows.text(slug, number, language)
                .map(text -> text.words().pdf())
                .flatMap(rows::pdf)
                .flatMap(DocumentPdf::content)
                .orElseThrow(Refusal.NotFound::new);
    }
}
