package org.answerable.insight;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import org.answerable.directory.Municipality;
import org.answerable.web.Choice;
import org.answerable.web.View;

/**
 * The page of a county: who works there, what was lately said of it, where people meet.
 *
 * @param places its cities, villages and towns by name
 * @param agencies those that serve some counties, this one among them; value: slug, label: name
 * @param everywhere those that serve the whole state
 * @param asOf when the numbers last changed; {@code null} while they are counted anew, and then none is told
 * @param search where all of its records are found
 * @param meetings the next ones
 */
public record CountyView(
        String fips,
        String name,
        String seat,
        SortedMap<Municipality.Kind, SortedSet<String>> places,
        List<Choice> agencies,
        List<Choice> everywhere,
        Scorecard scorecard,
        Instant asOf,
        List<ProfileView.Quote> latest,
        String search,
        List<HomeView.Meeting> meetings)
        implements View {}
