package org.answerable.search;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.answerable.language.Languages;

/** Which values a field of a query takes ({@code agency:…}). */
public interface FieldValues {
    /** Those that are the same everywhere: tags of languages, kinds and states. */
    FieldValues TAGS = (facet, value) -> {
        String tag = value.toLowerCase(Locale.ROOT);
        return switch (facet) {
            case LANGUAGE ->
                tag.equals("zh")
                        ? Optional.of(List.of("zh"))
                        : value.length() <= 3 || value.indexOf('-') > 0
                                ? Languages.parse(value).map(language -> List.of(language.tag()))
                                : Optional.empty();
            case KIND -> SearchRequest.KINDS.contains(tag) ? Optional.of(List.of(tag)) : Optional.empty();
            case STATUS -> SearchRequest.STATUSES.contains(tag) ? Optional.of(List.of(tag)) : Optional.empty();
            case TOPIC, AGENCY, COUNTY, MONTH -> Optional.empty();
        };
    };

    /** The values of the index that a written one means; empty where it is not known. */
    Optional<List<String>> known(Facet facet, String value);
}
