package org.answerable.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.answerable.journal.Evidence;
import org.answerable.journal.Exhibit;

/** What people sent, who may see it, what of it is sealed, and why somebody wanted to open it. */
@ApplicationScoped
public class SubmissionEvidence implements Evidence {
    private static final String SUBMISSION = "submission";

    /**
     * SQL: which of some subjects are of a submission that its writer took back.
     *
     * @param id the subject's id
     * @param from the tables, {@code submission s} among them
     */
    public static String takenBack(String id, String from) {
        return "select " + id
                + ", case when exists (select 1 from sealed_original o where o.submission = s.id) then 'sealed' else 'erased' end from "
                + from + " where " + id
                + " = any(?) and s.state = 'WITHDRAWN' and exists "
                + "(select 1 from journal_entry e where e.subject = 'submission:' "
                + "|| s.code and e.act = 'submission.withdrawn')";
    }

    @Override
    public List<Exhibit> exhibits() {
        String opening = "opening o join submission s on s.id = o.submission";
        return List.of(
                new Exhibit(
                        Set.of("submission.received"),
                        SUBMISSION,
                        Exhibit.Keeping.EACH,
                        "s.code",
                        "s.id",
                        List.of("s.title", "s.text"),
                        "submission s",
                        null,
                        rows -> Submission.words(
                                rows.getFirst().getFirst(), rows.getFirst().get(1)),
                        takenBack("s.code", "submission s"),
                        true),
                // What was sent before choices were written down has no act of them until its writer chooses anew. Once
                // an act did not say where bars stand; its hash fits one form of the two.
                new Exhibit(
                        Set.of("submission.consented"),
                        SUBMISSION,
                        Exhibit.Keeping.NEWEST_OF_MORE,
                        "s.code",
                        "cast(s.id as varchar(20)) || f.form",
                        List.of(
                                flag("s.publish"),
                                flag("s.share_contact"),
                                flag("s.mask_personal"),
                                "x.agency",
                                "s.masks",
                                "f.form",
                                "s.state"),
                        "submission s cross join (select '-' as form union all select '+') f left"
                                + " join submission_excluded x on x.submission = s.id",
                        null,
                        SubmissionEvidence::consent,
                        takenBack("s.code", "submission s"),
                        false),
                new Exhibit(
                        Set.of("submission.sealed"),
                        SUBMISSION,
                        Exhibit.Keeping.EACH,
                        "s.code",
                        "s.id",
                        List.of("p.number", "p.ciphertext"),
                        "sealed_part p join submission s on s.id = p.submission",
                        null,
                        SubmissionEvidence::sealed,
                        "select s.code, 'erased' from submission s where s.code = any(?) and s.erased_at is not null"
                                + " and exists (select 1 from journal_entry e where e.subject = 'submission:' "
                                + "|| s.code and e.act = 'submission.erased')",
                        false),
                Exhibit.each(Set.of("sealed.asked"), SUBMISSION, "s.code", "o.id", "o.reason", opening, null),
                Exhibit.each(
                        Set.of("sealed.declined"),
                        SUBMISSION,
                        "s.code",
                        "o.id",
                        "o.because",
                        opening,
                        "o.decided_at is not null and not o.agreed"));
    }

    private static String flag(String column) {
        return "case when " + column + " then 'true' else 'false' end";
    }

    private static String consent(List<List<String>> rows) {
        List<String> first = rows.getFirst();
        if (first.get(6).equals("WITHDRAWN")) {
            return null; // The bars went with the words.
        }
        Consenting.Consent consent = new Consenting.Consent(
                Boolean.parseBoolean(first.get(0)),
                Boolean.parseBoolean(first.get(1)),
                Boolean.parseBoolean(first.get(2)),
                rows.stream()
                        .map(row -> row.get(3))
                        .filter(agency -> agency != null)
                        .sorted()
                        .toList());
        return first.get(5).equals("+") ? Consenting.chosen(consent, first.get(4)) : consent.toString();
    }

    private static String sealed(List<List<String>> rows) {
        return rows.stream()
                .sorted((a, b) -> Integer.compare(Integer.parseInt(a.getFirst()), Integer.parseInt(b.getFirst())))
                .map(row -> row.get(1))
                .collect(Collectors.joining());
    }
}
