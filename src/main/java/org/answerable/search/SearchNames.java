package org.answerable.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.YearMonth;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.answerable.directory.Directory;
import org.answerable.language.Language;
import org.answerable.language.Messages;

/** The facets' values in a reader's language. */
@ApplicationScoped
public class SearchNames {
    @Inject
    Directory directory;

    @Inject
    Messages messages;

    /**
     * Names that ICU makes, which costs more than all counting; there are as many as languages and months in the index.
     */
    private final Map<Named, String> made = new ConcurrentHashMap<>();

    private record Named(Facet facet, String value, Language reader) {}

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
