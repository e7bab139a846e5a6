package org.answerable.search;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.answerable.directory.Directory;
import org.answerable.language.Language;
import org.answerable.language.Languages;
import org.answerable.platform.Refusal;
import org.answerable.platform.Refusal.Fault;
import org.answerable.publication.PublicRecord;

/**
 * The parameters of a search, read once for the page, the API, the feed and the downloads. What is wrong is collected:
 * programs are refused, people get the rest of what they asked for and are told.
 *
 * @param query without a place: cursors are the list's business
 * @param faults what could not be read and was left out
 */
record SearchRequest(SearchQuery query, List<Fault> faults) {
    static final Set<String> KINDS = Set.of("comment", "complaint", "question", "praise");
    static final Set<String> STATUSES = Arrays.stream(PublicRecord.Status.values())
            .map(PublicRecord.Status::tag)
            .collect(Collectors.toSet());
    /** More values of one facet than this are refused: there is no reason for them, and each costs. */
    private static final int MAX_VALUES = 100;

    static final int DEFAULT_SIZE = 20;
    /** The parameter that makes of a group one hit. */
    static final String COLLAPSE = "collapse";

    static SearchRequest read(
            Map<String, List<String>> parameters, Language reader, Directory directory, SearchNames names) {
        List<Fault> faults = new ArrayList<>();
        String words = first(parameters, "q");
        if (words.codePointCount(0, words.length()) > SearchQuery.MAX_LENGTH) {
            faults.add(new Fault("/q", "search.fault.long", SearchQuery.MAX_LENGTH));
            words = "";
        }
        Map<Facet, Set<String>> filters = new EnumMap<>(Facet.class);
        for (Facet facet : Facet.values()) {
            if (facet != Facet.MONTH) {
                filters.put(facet, values(parameters, facet, directory, faults));
            }
        }
        LocalDate from = day(parameters, "from", faults);
        LocalDate to = day(parameters, "to", faults);
        if (from != null && to != null && to.isBefore(from)) {
            faults.add(new Fault("/to", "search.fault.order"));
            to = null;
        }
        SearchQuery.Sort sort =
                switch (first(parameters, "sort")) {
                    case "", "relevance" -> SearchQuery.Sort.RELEVANCE;
                    case "newest" -> SearchQuery.Sort.NEWEST;
                    default -> {
                        faults.add(new Fault("/sort", "search.fault.sort"));
                        yield SearchQuery.Sort.RELEVANCE;
                    }
                };
        return new SearchRequest(
                new SearchQuery(
                        words,
                        QueryParser.read(words, reader.tag(), names.values(reader)),
                        reader.tag(),
                        filters,
                        from,
                        to,
                        sort,
                        size(parameters, faults),
                        null,
                        collapse(parameters, faults)),
                List.copyOf(faults));
    }

    /** The query, for a program. @throws Refusal.Invalid where something of it could not be read */
    SearchQuery orRefuse() {
        for (Fault fault : faults) {
            if (fault.pointer().equals("/q")) {
                throw new Refusal.Malformed(fault.pointer(), fault.key(), fault.arguments());
            }
        }
        if (!faults.isEmpty()) {
            throw new Refusal.Invalid(faults);
        }
        return query;
    }

    private static String first(Map<String, List<String>> parameters, String name) {
        List<String> sent = parameters.getOrDefault(name, List.of());
        return sent.isEmpty() || sent.getFirst() == null ? "" : sent.getFirst().strip();
    }

    private static Set<String> values(
            Map<String, List<String>> parameters, Facet facet, Directory directory, List<Fault> faults) {
        Set<String> values = new LinkedHashSet<>();
        for (String sent : parameters.getOrDefault(facet.parameter(), List.of())) {
            for (String value : sent.split(",")) {
                String known = value.isBlank() ? "" : known(facet, value.strip(), directory);
                if (known == null || values.size() == MAX_VALUES) {
                    faults.add(new Fault("/" + facet.parameter(), "search.fault." + facet.field()));
                    return values;
                }
                if (!known.isEmpty()) {
                    values.add(known);
                }
            }
        }
        return values;
    }

    /** The value as it is indexed; {@code null} where there is no such value. */
    private static String known(Facet facet, String value, Directory directory) {
        return switch (facet) {
            // As a filter, zh is any Chinese (RFC 4647, a range); as the language of a text it is the simplified one.
            case LANGUAGE ->
                value.equalsIgnoreCase("zh")
                        ? "zh"
                        : Languages.parse(value).map(Language::tag).orElse(null);
            case KIND -> KINDS.contains(value) ? value : null;
            case STATUS -> STATUSES.contains(value) ? value : null;
            case TOPIC -> directory.topic(value).isPresent() ? directory.topicNow(value) : null;
            case AGENCY -> directory.agency(value).isPresent() ? value : null;
            case COUNTY -> directory.fips(value).orElse(null);
            case MONTH -> null;
        };
    }

    private static LocalDate day(Map<String, List<String>> parameters, String name, List<Fault> faults) {
        String value = first(parameters, name);
        if (value.isEmpty()) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(value);
            if (day.getYear() >= 1 && day.getYear() <= 9999) {
                return day;
            }
        } catch (DateTimeParseException e) {
            // Told below.
        }
        faults.add(new Fault("/" + name, "platform.fault.day"));
        return null;
    }

    private static boolean collapse(Map<String, List<String>> parameters, List<Fault> faults) {
        String value = first(parameters, COLLAPSE);
        if (!value.isEmpty() && !value.equals("true") && !value.equals("false")) {
            faults.add(new Fault("/collapse", "search.fault.collapse"));
        }
        return value.equals("true");
    }

    private static int size(Map<String, List<String>> parameters, List<Fault> faults) {
        String value = first(parameters, "size");
        if (value.isEmpty()) {
            return DEFAULT_SIZE;
        }
        if (value.matches("[0-9]{1,3}")
                && Integer.parseInt(value) >= 1
                && Integer.parseInt(value) <= SearchQuery.MAX_SIZE) {
            return Integer.parseInt(value);
        }
        faults.add(new Fault("/size", "search.fault.size", SearchQuery.MAX_SIZE));
        return DEFAULT_SIZE;
    }
}
