package org.answerable.insight;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.answerable.directory.ComplaintRoute;
import org.answerable.web.Choice;
import org.answerable.web.Quoted;
import org.answerable.web.ThreadView;
import org.answerable.web.View;

/**
 * The page of an agency or of a topic: what it is, how it answers, what was lately said.
 *
 * @param agency whether it is an agency; else a topic
 * @param level of an agency; {@code null} for a topic
 * @param site an agency's own site, or {@code null}
 * @param answerDays within how many days an agency is expected to answer; 0 for a topic
 * @param acknowledgeDays within how many days an agency is expected to say that it has a message; 0 for a topic
 * @param counties names of the counties an agency serves; empty for the whole state, or a topic
 * @param asOf when the numbers last changed; {@code null} while they are counted anew, and then none is told
 * @param search where all of its records are found
 * @param taskForces of which an agency is a member, and {@code documents} to which it is a party
 * @param related the topics of an agency's latest records, or the agencies of a topic's; value: slug, label: name
 * @param route an agency's own way to complain; {@code null} for a topic
 */
public record ProfileView(
        boolean agency,
        String slug,
        String name,
        String description,
        String level,
        String site,
        int answerDays,
        int acknowledgeDays,
        List<String> counties,
        Scorecard scorecard,
        Instant asOf,
        List<Quote> latest,
        String search,
        List<Choice> related,
        Route route,
        List<Choice> taskForces,
        List<Choice> documents)
        implements View {
    /**
     * An agency's own way to complain.
     *
     * @param facts all there are, in their order
     * @param changes what was said before, the newest first
     */
    public record Route(ComplaintRoute known, List<Fact> facts, List<Change> changes) {}

    /**
     * One fact.
     *
     * @param says {@code none} where nobody looked yet
     * @param checked {@code null} where nobody looked yet
     */
    public record Fact(String fact, String says, LocalDate checked, String source) {}

    /** What was said of a fact then; {@code none}: it was taken out. */
    public record Change(Instant at, String fact, String says) {}

    /** A record, shortly. */
    public record Quote(String path, Quoted words, String kind, String county, LocalDate day, ThreadView thread) {}
}
