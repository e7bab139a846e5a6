package org.answerable.publication;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.answerable.intake.SubmissionEvidence;
import org.answerable.journal.Evidence;
import org.answerable.journal.Exhibit;

/** What is public, and why something is not. */
@ApplicationScoped
class PublicEvidence implements Evidence {
    @Override
    public List<Exhibit> exhibits() {
        return List.of(
                new Exhibit(
                        Set.of("record.published"),
                        "record",
                        Exhibit.Keeping.NEWEST,
                        "r.code",
                        "r.id",
                        List.of("r.title", "r.text", "a.answer", "a.text"),
                        "public_record r left join public_answer a on a.record = r.id",
                        "r.visible",
                        PublicEvidence::published,
                        "select r.code, 'erased' from public_record r where r.code = any(?) and not r.visible"
                                + " and exists (select 1 from journal_entry e where e.subject = 'record:' || r.code"
                                + " and e.act = 'record.removed')",
                        true),
                new Exhibit(
                        Set.of("record.withheld"),
                        "submission",
                        Exhibit.Keeping.EACH,
                        "s.code",
                        "m.id",
                        List.of("m.reason", "case when m.sealed then 'sealed' end"),
                        "moderation m join submission s on s.id = m.submission",
                        "m.decision = '" + ModerationDecision.WITHHELD.tag() + "'",
                        PublicEvidence::reason,
                        SubmissionEvidence.takenBack("s.code", "submission s"),
                        false),
                Exhibit.each(
                        Set.of("claim.made"),
                        "submission",
                        "s.code",
                        "c.id",
                        "c.subject",
                        "name_claim c join submission s on s.id = c.submission",
                        null),
                new Exhibit(
                        Set.of("claim.decided"),
                        "submission",
                        Exhibit.Keeping.EACH,
                        "s.code",
                        "c.id",
                        List.of("c.state", "c.record", "c.words", "case when c.sealed then 'sealed' end"),
                        "name_claim c join submission s on s.id = c.submission",
                        "c.decided_at is not null",
                        PublicEvidence::decided,
                        SubmissionEvidence.takenBack("s.code", "submission s"),
                        false),
                new Exhibit(
                        Set.of("record.uncovered"),
                        "record",
                        Exhibit.Keeping.EACH,
                        "r.code",
                        "m.id",
                        List.of("m.reason", "case when m.sealed then 'sealed' end"),
                        "moderation m join public_record r on r.submission = m.submission",
                        "m.decision = '" + ModerationDecision.UNCOVERED.tag() + "'",
                        PublicEvidence::reason,
                        SubmissionEvidence.takenBack(
                                "r.code", "public_record r join submission s on s.id = r.submission"),
                        false));
    }

    private static String reason(List<List<String>> rows) {
        return rows.getFirst().get(1) == null ? rows.getFirst().getFirst() : null;
    }

    private static String decided(List<List<String>> rows) {
        List<String> row = rows.getFirst();
        return row.get(3) == null ? NameClaim.decision(row.get(0), row.get(1), row.get(2)) : null;
    }

    private static String published(List<List<String>> rows) {
        TreeMap<String, String> answers = new TreeMap<>();
        rows.stream().filter(row -> row.get(2) != null).forEach(row -> answers.put(row.get(2), row.get(3)));
        return RecordEntry.words(rows.getFirst().getFirst(), rows.getFirst().get(1), answers);
    }
}
