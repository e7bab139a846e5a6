package org.answerable.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.StringReader;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.answerable.language.Language;
import org.answerable.language.Languages;
import org.answerable.platform.JsonText;
import org.answerable.platform.crypto.Keys;

/**
 * The identity firewall. Contact data goes in at submitting; it comes out only as an address to send a notice to. No
 * role reads it.
 */
@ApplicationScoped
public class Contacts {
    static final String CONTEXT = "contact:";

    @PersistenceContext
    EntityManager em;

    @Inject
    Keys keys;

    /**
     * Where a notice goes, in which language its reader reads, and whether they were given a receipt. Its text form
     * tells nothing, so that it cannot reach a log.
     */
    public record Mailbox(String email, String language, boolean hasReceipt) {
        @Override
        public String toString() {
            return "mailbox";
        }
    }

    void keep(Submission submission, NewSubmission.NewContact contact) {
        JsonObjectBuilder plain = JsonText.JSON.createObjectBuilder();
        add(plain, "name", contact.name());
        add(plain, "email", contact.email());
        add(plain, "phone", contact.phone());
        String language = contact.language() == null ? submission.language() : contact.language();
        em.persist(new Contact(
                submission.id(),
                keys.seal(plain.build().toString(), context(submission.id())),
                language,
                contact.email() != null));
    }

    private static void add(JsonObjectBuilder plain, String field, String value) {
        if (value != null) {
            plain.add(field, value);
        }
    }

    /** Whether the writer left any contact data. */
    boolean has(long submission) {
        return em.find(Contact.class, submission) != null;
    }

    /** Whether the writer left an e-mail address. */
    public boolean hasMailbox(long submission) {
        Contact contact = em.find(Contact.class, submission);
        return contact != null && contact.hasEmail();
    }

    /** Whether its writer can be told anything by this site: by the receipt, or by a letter where there is none. */
    public boolean reaches(Submission submission) {
        return reached(List.of(submission)).contains(submission.id());
    }

    /** Those of them, by key, whose writers can be told anything; in one query at most. */
    public Set<Long> reached(Collection<Submission> submissions) {
        Set<Long> reached = new HashSet<>();
        Set<Long> imported = new HashSet<>();
        submissions.forEach(one -> (one.wasImported() ? imported : reached).add(one.id()));
        if (!imported.isEmpty()) {
            reached.addAll(em.createQuery(
                            "select c.submission from Contact c where c.hasEmail = true and c.submission in :imported",
                            Long.class)
                    .setParameter("imported", imported)
                    .getResultList());
        }
        return reached;
    }

    /**
     * The language in which a submission's writer reads: the one asked for with the contact data, else the
     * submission's, the first of the two that the product speaks; where it speaks neither, that language itself, and
     * English where it is not known. Says nothing of who it is.
     */
    public Language reader(Submission submission) {
        Contact contact = em.find(Contact.class, submission.id());
        String asked = contact == null ? submission.language() : contact.language();
        return Languages.near(asked)
                .or(() -> Languages.near(submission.language()))
                .or(() -> Languages.parse(asked).filter(l -> !l.equals(Language.UNDETERMINED)))
                .orElse(Language.ENGLISH);
    }

    /** For the mailer alone (held by an architecture test): the address of a submission's writer. */
    public Optional<Mailbox> mailbox(long submission) {
        Contact contact = em.find(Contact.class, submission);
        if (contact == null || !contact.hasEmail()) {
            return Optional.empty();
        }
        try (JsonReader reader =
                JsonText.JSON.createReader(new StringReader(keys.open(contact.sealed(), context(submission))))) {
            JsonObject plain = reader.readObject();
            Submission written = em.find(Submission.class, submission);
            return Optional.of(
                    new Mailbox(plain.getString("email"), reader(written).tag(), !written.wasImported()));
        }
    }

    /** Deletes what a writer left to be reached by. */
    void forget(long submission) {
        Contact contact = em.find(Contact.class, submission);
        if (contact != null) {
            em.remove(contact);
        }
    }

    private static String context(long submission) {
        return CONTEXT + submission;
    }
}
