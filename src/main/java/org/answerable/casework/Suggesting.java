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
import org.answerable.routing.Learning;
import org.answerable.routing.Reasons;
import org.answerable.routing.Routing;
import org.answerable.routing.Teaching;

/** Whose a ticket of the coordinating office could be. */
@ApplicationScoped
class Suggesting {
    @Inject
    Tickets tickets;

    @Inject
    Learning learning;

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
        Teaching teaching = learning.teaching();
        Map<Long, List<Ticket>> all =
                tickets.of(open.stream().map(t -> t.submission().id()).toList());
        for (Ticket ticket : open) {
            Submission submission = ticket.submission();
            Set<String> have = all.getOrDefault(submission.id(), List.of()).stream()
                    .map(Ticket::agency)
                    .collect(Collectors.toSet());
            Submission.ShownWords words = submission.words(false);
            suggested.put(
                    ticket.code(),
                    routing.suggest(submission, teaching).stream()
                            .filter(s -> !have.contains(s.agency()))
                            .map(s -> new Suggested(
                                    s.agency(), reasons.inWords(s.because(), words.title(), words.text(), reader)))
                            .toList());
        }
        return suggested;
    }
}
