package org.answerable.directory;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.answerable.journal.Evidence;
import org.answerable.journal.Exhibit;

/**
 * What agencies and topics are, in all languages, since they were founded or somebody named them last; what words are
 * called where somebody has changed it.
 */
@ApplicationScoped
class NamesEvidence implements Evidence {
    @Override
    public List<Exhibit> exhibits() {
        return List.of(
                whole(
                        "agency",
                        "agency a left join agency_name n on n.agency = a.slug left join agency_county c on c.agency = a.slug",
                        List.of(
                                "a.level",
                                "a.url",
                                "cast(a.answer_days as varchar(12))",
                                "case when a.active then 'true' else 'false' end",
                                "c.county",
                                "a.successor",
                                "cast(a.acknowledge_days as varchar(12))",
                                "a.calendar",
                                "a.closures",
                                "a.languages",
                                "a.route_facts",
                                "cast(a.update_days as varchar(12))",
                                "a.hours",
                                "a.targets")),
                whole(
                        "topic",
                        "topic a left join topic_name n on n.topic = a.slug",
                        List.of(
                                "cast(a.position as varchar(12))",
                                "case when a.active then 'true' else 'false' end",
                                "a.merged_into")),
                new Exhibit(
                        Set.of("agency.fact"),
                        "agency-fact",
                        Exhibit.Keeping.EACH,
                        "f.agency || '/' || f.fact",
                        "f.id",
                        List.of("f.says", "f.checked", "f.source"),
                        "route_fact_change f",
                        null,
                        rows -> rows.getFirst().stream()
                                .map(part -> part == null ? "-" : part)
                                .collect(Collectors.joining(" ")),
                        null,
                        false),
                new Exhibit(
                        Set.of("word.named"),
                        "word",
                        Exhibit.Keeping.WRITTEN,
                        "n.word",
                        "n.language",
                        List.of("n.language", "n.name", "''"),
                        "word_name n",
                        null,
                        rows -> String.join("\n", rows.getFirst()),
                        null,
                        false));
    }

    /** All of it, in the newest act. */
    private static Exhibit whole(String kind, String from, List<String> rest) {
        List<String> columns = new ArrayList<>(List.of("n.language", "n.name", "n.description"));
        columns.addAll(rest);
        return new Exhibit(
                Set.of(kind + ".founded", kind + ".named", kind + ".changed"),
                kind,
                Exhibit.Keeping.NEWEST,
                "a.slug",
                "a.slug",
                columns,
                from,
                null,
                kind.equals("agency") ? NamesEvidence::agency : NamesEvidence::topic,
                null,
                false);
    }

    private static String agency(List<List<String>> rows) {
        List<String> first = rows.getFirst();
        return agency(
                first.get(3),
                first.get(4),
                Integer.parseInt(first.get(5)),
                Boolean.parseBoolean(first.get(6)),
                first.get(8),
                rows.stream()
                        .map(row -> row.get(7))
                        .filter(county -> county != null)
                        .toList(),
                new Days(Integer.parseInt(first.get(9)), first.get(10), text(first.get(11)), text(first.get(12))),
                Integer.parseInt(first.get(14)),
                text(first.get(15)),
                text(first.get(16)),
                text(first.get(13)),
                names(rows));
    }

    private static String topic(List<List<String>> rows) {
        return topic(
                Integer.parseInt(rows.getFirst().get(3)),
                Boolean.parseBoolean(rows.getFirst().get(4)),
                rows.getFirst().get(5),
                names(rows));
    }

    private static String text(String column) {
        return column == null ? "" : column;
    }

    /** When an agency works, and what its people speak, as it is stored. */
    record Days(int acknowledge, String calendar, String closures, String languages) {
        /** Nothing where nobody said anything of it: acts from before hold. */
        String written(String level) {
            return acknowledge == AgencyEntry.ACKNOWLEDGE_DAYS
                            && calendar.equals(AgencyEntry.calendar(Agency.Level.valueOf(level)))
                            && closures.isEmpty()
                            && languages.isEmpty()
                    ? ""
                    : "\ndays " + acknowledge + " " + calendar + "\n" + closures + "\n" + languages;
        }
    }

    private static Map<String, Name> names(List<List<String>> rows) {
        Map<String, Name> names = new HashMap<>();
        rows.stream()
                .filter(row -> row.getFirst() != null)
                .forEach(row -> names.put(row.getFirst(), new Name(row.get(1), row.get(2))));
        return names;
    }

    /**
     * What is written down of an agency; no successor and no fact of its way to complain leave no trace, so that acts
     * from before there were any hold.
     */
    static String agency(
            String level,
            String url,
            int answerDays,
            boolean active,
            String successor,
            Collection<String> counties,
            Days days,
            int updateDays,
            String hours,
            String targets,
            String route,
            Map<String, Name> names) {
        return level + "\n" + url + "\n" + answerDays + "\n" + active + "\n" + String.join(" ", new TreeSet<>(counties))
                + (successor == null ? "" : "\n" + successor)
                + days.written(level)
                + (updateDays == AgencyEntry.UPDATE_DAYS ? "" : "\nupdate " + updateDays)
                + (hours.isEmpty() ? "" : "\nhours " + hours)
                + (targets.isEmpty() ? "" : "\ntargets\n" + targets)
                + (route.isEmpty() ? "" : "\nroute\n" + route)
                + called(names);
    }

    /** What is written down of a topic; as with agencies, acts from before any was retired hold. */
    static String topic(int position, boolean active, String mergedInto, Map<String, Name> names) {
        return position
                + (active ? "" : "\nretired")
                + (mergedInto == null ? "" : "\npart of " + mergedInto)
                + called(names);
    }

    private static String called(Map<String, Name> names) {
        StringBuilder called = new StringBuilder();
        new TreeMap<>(names)
                .forEach((language, name) -> called.append('\u0000')
                        .append(language)
                        .append('\n')
                        .append(name.name())
                        .append('\n')
                        .append(name.description()));
        return called.toString();
    }
}
