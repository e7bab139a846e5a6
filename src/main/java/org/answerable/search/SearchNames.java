package org.answerable.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.Normalizer;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.answerable.directory.Agency;
import org.answerable.directory.Directory;
import org.answerable.directory.Name;
import org.answerable.directory.Topic;
import org.answerable.language.Language;
import org.answerable.language.Languages;
import org.answerable.language.Messages;

/** The facets' values in a reader's language. */
@ApplicationScoped
public class SearchNames {
    private static final Pattern MARKS = Pattern.compile("\\p{Mn}");
    private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
    /** Of what has a word in its name. */
    private static final int MOST = 20;

    @Inject
    Directory directory;

    @Inject
    Messages messages;

    /**
     * Names that ICU makes, which costs more than all counting; there are as many as languages and months in the index.
     */
    private final Map<Named, String> made = new ConcurrentHashMap<>();

    /** Names of the directory without case, accents and signs: as many as it has. */
    private final Map<String, String> folded = new ConcurrentHashMap<>();

    private record Named(Facet facet, String value, Language reader) {}

    /** What a reader may write as the value of a field: what it is called for them or in English, or its tag. */
    FieldValues values(Language reader) {
        return (facet, value) -> {
            Optional<List<String>> tag = FieldValues.TAGS.known(facet, value);
            if (tag.isPresent()) {
                return tag;
            }
            List<String> known =
                    switch (facet) {
                        case LANGUAGE ->
                            called(
                                    Languages.SPOKEN,
                                    value,
                                    language -> Stream.of(
                                            new Language(language).name(reader),
                                            new Language(language).name(Language.ENGLISH),
                                            new Language(language).ownName()));
                        case KIND, STATUS ->
                            called(
                                    facet == Facet.KIND ? SearchRequest.KINDS : SearchRequest.STATUSES,
                                    value,
                                    one -> Stream.of(of(facet, one, reader), of(facet, one, Language.ENGLISH)));
                        case TOPIC ->
                            called(
                                            directory.topics().stream()
                                                    .map(Topic::slug)
                                                    .toList(),
                                            value,
                                            slug -> Stream.concat(
                                                    Stream.of(slug),
                                                    names(directory.topic(slug).map(Topic::names))))
                                    .stream()
                                    .flatMap(slug -> directory.topicsAlike(slug).stream())
                                    .toList();
                        case AGENCY ->
                            called(
                                    directory.agencies().stream()
                                            .map(Agency::slug)
                                            .toList(),
                                    value,
                                    slug -> Stream.concat(
                                            Stream.of(slug),
                                            names(directory.agency(slug).map(Agency::names))));
                        case COUNTY -> directory.fips(value).map(List::of).orElse(List.of());
                        case MONTH -> List.of();
                    };
            return known.isEmpty() ? Optional.empty() : Optional.of(known);
        };
    }

    private static Stream<String> names(Optional<Map<String, Name>> names) {
        return names.stream().flatMap(all -> all.values().stream()).map(Name::name);
    }

    /** What is called so; else what has all its words in its name, at most {@value #MOST}. */
    private List<String> called(Collection<String> all, String value, Function<String, Stream<String>> names) {
        String sought = folded(value);
        List<String> exactly = all.stream()
                .filter(one -> names.apply(one).anyMatch(name -> known(name).equals(sought)))
                .toList();
        return exactly.isEmpty()
                ? all.stream()
                        .filter(one -> names.apply(one)
                                .anyMatch(name -> (" " + known(name) + " ").contains(" " + sought + " ")))
                        .limit(MOST)
                        .toList()
                : exactly;
    }

    private String known(String name) {
        return folded.computeIfAbsent(name, SearchNames::folded);
    }

    /** Without case, accents and signs. */
    private static String folded(String name) {
        return SIGNS.matcher(MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD))
                        .replaceAll("")
                        .toLowerCase(Locale.ROOT))
                .replaceAll(" ")
                .strip();
    }

    String of(Facet facet, String value, Language reader) {
        return switch (facet) {
            case LANGUAGE ->
                made.computeIfAbsent(new Named(facet, value, reader), n -> new Language(value).name(reader));
            case KIND -> messages.get(reader, "intake.kind." + value);
            case TOPIC -> directory.topicName(value, reader);
            case AGENCY -> directory.agencyName(value, reader);
            case COUNTY -> directory.countyName(value);
            case STATUS -> messages.get(reader, "search.status." + value);
            case MONTH ->
                made.computeIfAbsent(
                        new Named(facet, value, reader), n -> messages.month(reader, YearMonth.parse(value)));
        };
    }
}
