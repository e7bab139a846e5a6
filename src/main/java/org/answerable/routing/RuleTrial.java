package org.answerable.routing;

import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import org.answerable.access.Needs;
import org.answerable.access.Right;
import org.answerable.access.UseCase;
import org.answerable.intake.NewSubmission;
import org.answerable.intake.Submission;
import org.answerable.intake.Submitting;
import org.answerable.intake.TicketRole;
import org.answerable.language.Language;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who would get a message by the rules and names that are in force. Nothing of it is kept. */
@UseCase
public class RuleTrial {
    @Inject
    Submitting submitting;

    @Inject
    Routing routing;

    @Inject
    Reasons reasons;

    /** A part of the text that decided, in code points. */
    @Schema(name = "DecidingWords")
    public record Span(int start, int end) {}

    /**
     * An agency that would have it.
     *
     * @param rule the rule and its version that decided; {@code null} where a name, the writer or nothing did
     * @param words what of the text decided, in its order
     */
    @Schema(name = "TriedTicket")
    public record Tried(
            String agency,
            TicketRole role,
            List<String> because,

            @Schema(nullable = true, example = "stops-patrol/1", description = "The rule and its version that decided")
            String rule,

            List<Span> words) {}

    /**
     * Who would get it.
     *
     * @param text the text as it would be kept
     * @param topics found in the text, beside those that were chosen
     */
    public record Outcome(String text, String language, List<String> topics, List<Tried> tickets) {}

    /**
     * Tries it.
     *
     * @throws org.answerable.platform.Refusal.Invalid where it could not be sent, with every fault
     */
    @Transactional
    @Needs(Right.READ_DIRECTORY)
    public Outcome on(String text, String kind, String language, Place place, Chosen chosen, Language reader) {
        Submitting.Preview preview = submitting.preview(
                new NewSubmission(
                        kind,
                        text,
                        null,
                        language,
                        chosen.topics(),
                        chosen.agencies(),
                        place.county(),
                        place.municipality(),
                        null,
                        null,
                        false,
                        null,
                        false,
                        false,
                        List.of(),
                        List.of(),
                        Submission.Channel.API),
                reader);
        NewSubmission written = preview.written();
        Routing.Decision decision = routing.decide(new Routing.Asked(
                written.text(),
                preview.language().tag(),
                written.kindTag(),
                written.county(),
                written.municipality(),
                written.topics(),
                written.agencies()));
        return new Outcome(
                written.text(),
                preview.language().tag(),
                decision.topics(),
                decision.assignments().stream()
                        .map(assignment -> tried(assignment, written.text(), reader))
                        .toList());
    }

    /** Where it would have happened; either may be {@code null}. */
    public record Place(String county, String municipality) {}

    /** What its writer would have chosen, by slugs. */
    public record Chosen(List<String> topics, List<String> agencies) {}

    private Tried tried(Assignment assignment, String text, Language reader) {
        return new Tried(
                assignment.agency(),
                assignment.lead() ? TicketRole.LEAD : TicketRole.SUPPORT,
                reasons.inWords(assignment.because(), null, text, reader),
                assignment.because().stream()
                        .map(Reason::rule)
                        .filter(rule -> !rule.isEmpty())
                        .findFirst()
                        .orElse(null),
                stand(assignment.because(), text));
    }

    /** Where the words that reasons quote stand in a text, each time; parts that overlap are one. */
    static List<Span> stand(List<Reason> because, String text) {
        LinkedHashSet<Span> found = new LinkedHashSet<>();
        because.stream()
                .filter(reason -> reason.kind() == Reason.Kind.WORDS)
                .flatMap(reason -> reason.arguments().stream())
                .filter(words -> !words.isEmpty())
                .forEach(words -> {
                    for (int at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length())) {
                        found.add(new Span(at, at + words.length()));
                    }
                });
        List<Span> joined = new ArrayList<>();
        found.stream().sorted(Comparator.comparingInt(Span::start)).forEach(span -> {
            Span last = joined.isEmpty() ? null : joined.getLast();
            if (last != null && span.start() < last.end()) {
                joined.set(joined.size() - 1, new Span(last.start(), Math.max(last.end(), span.end())));
            } else {
                joined.add(span);
            }
        });
        return joined.stream()
                .map(span -> new Span(text.codePointCount(0, span.start()), text.codePointCount(0, span.end())))
                .toList();
    }
}
