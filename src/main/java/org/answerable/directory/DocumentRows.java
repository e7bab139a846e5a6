package org.answerable.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The rows of task forces and documents. */
@ApplicationScoped
class DocumentRows {
    @PersistenceContext
    EntityManager em;

    List<TaskForce> taskForces() {
        return em.createQuery("select t from TaskForce t order by t.slug", TaskForce.class)
                .getResultList();
    }

    List<PublicDocument> documents() {
        return em.createQuery("select d from PublicDocument d order by d.slug", PublicDocument.class)
                .getResultList();
    }

    /**
     * All documents with what all their versions say, which may be much: for the directory's file, and to change it.
     */
    List<DocumentEntry> whole() {
        Map<String, List<DocumentText>> texts = em
                .createQuery("select t from DocumentText t order by t.name", DocumentText.class)
                .getResultList()
                .stream()
                .collect(Collectors.groupingBy(DocumentText::document));
        return documents().stream()
                .map(document -> document.entry(texts.getOrDefault(document.slug(), List.of())))
                .toList();
    }

    /** All documents with the languages of their versions and which PDF they name, without words. */
    List<DocumentEntry> heads() {
        Map<String, List<DocumentText>> texts = em
                .createQuery(
                        "select t.document, t.version, t.language, t.pdf from DocumentText t order by t.name",
                        Object[].class)
                .getResultList()
                .stream()
                .map(row -> new DocumentText(
                        (String) row[0], (Integer) row[1], (String) row[2], new DocumentEntry.Words("", (String)
                                row[3])))
                .collect(Collectors.groupingBy(DocumentText::document));
        return documents().stream()
                .map(document -> document.entry(texts.getOrDefault(document.slug(), List.of())))
                .toList();
    }

    /** As {@link #heads}, but one of them with what its versions say. */
    List<DocumentEntry> headsAnd(String slug) {
        return heads().stream()
                .map(head -> head.slug().equals(slug) ? whole(slug).orElse(head) : head)
                .toList();
    }

    private Optional<DocumentEntry> whole(String slug) {
        return document(slug)
                .map(document -> document.entry(
                        em.createQuery("select t from DocumentText t where t.document = :slug", DocumentText.class)
                                .setParameter("slug", slug)
                                .getResultList()));
    }

    /** What texts are called that are written already. */
    Set<String> texts() {
        return new HashSet<>(em.createQuery("select t.name from DocumentText t", String.class)
                .getResultList());
    }

    Optional<TaskForce> taskForce(String slug) {
        return Optional.ofNullable(em.find(TaskForce.class, slug));
    }

    Optional<PublicDocument> document(String slug) {
        return Optional.ofNullable(em.find(PublicDocument.class, slug));
    }

    Optional<DocumentText> text(String document, int version, String language) {
        return Optional.ofNullable(em.find(DocumentText.class, DocumentText.name(document, version, language)));
    }

    Optional<DocumentPdf> pdf(String hash) {
        return Optional.ofNullable(em.find(DocumentPdf.class, hash));
    }

    /** Which of some PDFs are kept here. */
    Set<String> kept(Collection<String> hashes) {
        return hashes.isEmpty()
                ? Set.of()
                : new HashSet<>(em.createQuery("select p.hash from DocumentPdf p where p.hash in :hashes", String.class)
                        .setParameter("hashes", hashes)
                        .getResultList());
    }

    void add(Object row) {
        em.persist(row);
    }

    void flush() {
        em.flush();
    }
}
