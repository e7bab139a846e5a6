package org.answerable.publication;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.answerable.intake.Aftermath;
import org.answerable.intake.Handling;
import org.answerable.intake.Submission;
import org.answerable.language.Language;
import org.answerable.language.Messages;

/** Tells the writer whether the text is public, or why not, and what became of a record in a false name. */
@ApplicationScoped
class PublicationAftermath implements Aftermath {
    @Inject
    PublicRecords records;

    @Inject
    NameClaims claims;

    @Inject
    Messages messages;

    @Override
    public List<Handling.Event> of(Submission submission, Language reader) {
        List<Handling.Event> events = new java.util.ArrayList<>();
        records.entry(submission.id())
                .filter(RecordEntry::isVisible)
                .ifPresent(entry -> events.add(new Handling.Event(
                        entry.publishedAt(), messages.get(reader, "publication.timeline.published"))));
        records.lastDecision(submission.id())
                .filter(d -> d.decision() == ModerationDecision.WITHHELD)
                .ifPresent(d -> events.add(
                        new Handling.Event(d.at(), messages.get(reader, "publication.timeline.withheld", d.reason()))));
        claims.of(submission.id())
                .filter(claim -> claim.state() != ClaimState.OPEN)
                .ifPresent(claim -> events.add(new Handling.Event(
                        claim.decidedAt(),
                        messages.get(
                                reader,
                                "publication.claim.told." + claim.state().tag(),
                                claim.words()),
                        claim.words(),
                        Language.UNDETERMINED)));
        return events;
    }
}
