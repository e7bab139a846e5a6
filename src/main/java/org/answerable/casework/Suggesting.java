package org.answerable.casework;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.answerable.intake.Submission;
import org.answerable.language.Language;
import org.answerable.routing.Passed;
import org.answerable.routing.Reasons;
import org.answerable.routing.Routing;

/** Whose a ticket of the coordinating office could be. */
@ApplicationScoped
class Suggesting {
    /** So many of the last ones that were passed on are looked at. */
    private static final int EARLIER = 200;

    @Inject
    Tickets tickets;

    @Inject
    Routing routing;

    @Inject
    Reasons reasons;

    /** An agency, and why it could be its, in words of the desk. */
    public record Suggested(String agency, List<String> because) {}

    /**
     * By ticket; none for what the office does not look for an agency for, and no agency that has a part in it already.
     */
    Map<String, List<Suggested>> of(Collection<Ticket> asked, Language reader) {
        List<Ticket> open = asked.stream().filter(Ticket::seeksAgency).toList();
        Map<String, List<Suggested>> suggested = new LinkedHashMap<>();
        if (open.isEmpty()) {
            return suggested;
        }
        List<Object[]> passed = tickets.passedOn(EARLIER);
        Map<Long, List<Ticket>> all =
                tickets.of(open.stream().map(t -> t.submission().id()).toList());
        for (Ticket ticket : open) {
            Submission submission = ticket.submission();
            List<Passed> earlier = passed.stream()
                    .filter(row -> !((Submission) row[1]).id().equals(submission.id()))
                    .map(row -> new Passed((String) row[0], text((Submission) row[1])))
                    .toList();
            Set<String> have = all.getOrDefault(submission.id(), List.of()).stream()
                    .map(Ticket::agency)
                    .collect(Collectors.toSet());
            Submission.ShownWords words = submission.words(false);
            suggested.put(
                    ticket.code(),
                    routing.suggest(submission, earlier).stream()
                            .filter(s -> !have.contains(s.agency()))
                            .map(s -> new Suggested(
                                    s.agency(), reasons.inWords(s.because(), words.title(), words.text(), reader)))
                            .toList());
        }
        return suggested;
    }

    private static String text(Submission submission) {
        return submission.title() == null ? submission.text() : submission.title() + "\n" + submission.text();
    }
}
