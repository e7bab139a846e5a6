package org.answerable.insight;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
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
 * @param counties names of the counties an agency serves; empty for the whole state, or a topic
 * @param asOf when the numbers last changed; {@code null} while they are counted anew, and then none is told
 * @param search where all of its records are found
 * @param taskForces of which an agency is a member, and {@code documents} to which it is a party
 * @param related the topics of an agency's latest records, or the agencies of a topic's; value: slug, label: name
 */
public record ProfileView(
        boolean agency,
        String slug,
        String name,
        String description,
        String level,
        String site,
        int answerDays,
        List<String> counties,
        Scorecard scorecard,
        Instant asOf,
        List<Quote> latest,
        String search,
        List<Choice> related,
        List<Choice> taskForces,
        List<Choice> documents)
        implements View {
    /** A record, shortly. */
    public record Quote(String path, Quoted words, String kind, String county, LocalDate day, ThreadView thread) {}
}
