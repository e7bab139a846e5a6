package org.answerable.directory;

import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
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

    /** One document without its words. What was taken back or hidden a moment ago, on any node, is so. */
    @Transactional
    @Needs(Right.PUBLIC)
    public DocumentEntry document(String slug) {
        return present(slug).orElseThrow(Refusal.NotFound::new);
    }

    private Optional<DocumentEntry> present(String slug) {
        return directory
                .document(slug)
                .flatMap(copy -> rows.document(slug)
                        .map(row -> row.entry(List.of()))
                        .filter(DocumentEntry::active)
                        .map(now -> copy.takenBackAs(now).forAnybody()));
    }

    /** What a version says, for an index; none where it is no longer shown since the documents were listed. */
    @Transactional
    @Needs(Right.PUBLIC)
    public Optional<String> words(String slug, int number, String language) {
        return present(slug)
                .flatMap(document -> document.version(number))
                .filter(version -> !version.isTakenBack())
                .flatMap(version -> rows.text(slug, number, language))
                .map(text -> text.words().text());
    }

    /** What a version says; nothing of one that was taken back. */
    @Transactional
    @Needs(Right.PUBLIC)
    public Said said(String slug, int number, String language) {
        return said(document(slug), number, language);
    }

    private Said said(DocumentEntry document, int number, String language) {
        DocumentEntry.Version version = readable(document, number);
        DocumentEntry.Words words = rows.text(document.slug(), number, language)
                .map(DocumentText::words)
                .orElseThrow(Refusal.NotFound::new);
        boolean hasPdf = words.pdf() != null && rows.kept(Set.of(words.pdf())).contains(words.pdf());
        return new Said(document, version, language, words.text(), hasPdf);
    }

    private static DocumentEntry.Version readable(DocumentEntry document, int number) {
        return document.version(number)
                .filter(version -> !version.isTakenBack())
                .orElseThrow(Refusal.NotFound::new);
    }

    /** What a version says in all of its languages; none where it was taken back. */
    @Transactional
    @Needs(Right.PUBLIC)
    public List<Said> said(String slug, int number) {
        DocumentEntry document = document(slug);
        DocumentEntry.Version version = document.version(number).orElseThrow(Refusal.NotFound::new);
        return version.isTakenBack()
                ? List.of()
                : version.texts().keySet().stream()
                        .map(language -> said(document, number, language))
                        .toList();
    }

    /**
     * A PDF that is kept here.
     *
     * @param hash its SHA-256, 64 hex digits
     */
    public record Pdf(DocumentEntry document, int version, String language, String hash) {}

    /** The PDF of a version, without its bytes. */
    @Transactional
    @Needs(Right.PUBLIC)
    public Pdf pdf(String slug, int number, String language) {
        DocumentEntry document = document(slug);
        String hash = Optional.ofNullable(readable(document, number).texts().get(language))
                .map(DocumentEntry.Words::pdf)
                .filter(named -> rows.kept(Set.of(named)).contains(named))
                .orElseThrow(Refusal.NotFound::new);
        return new Pdf(document, number, language, hash);
    }

    /** Its bytes, as they were taken in. */
    @Transactional
    @Needs(Right.PUBLIC)
    public byte[] bytes(Pdf pdf) {
        return rows.pdf(pdf.hash()).flatMap(DocumentPdf::content).orElseThrow(Refusal.NotFound::new);
    }
}
