package org.answerable.search;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.util.TimeZone;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
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

    String of(Facet facet, String value, Language reader) {
        return switch (facet) {
            case LANGUAGE -> new Language(value).name(reader);
            case KIND -> messages.get(reader, "search.kind." + value);
            case TOPIC -> directory.topicName(value, reader);
            case AGENCY -> directory.agencyName(value, reader);
            case COUNTY -> directory.countyName(value);
            case STATUS -> messages.get(reader, "search.status." + value);
            case MONTH -> month(value, reader);
        };
    }

    private static String month(String value, Language reader) {
        DateFormat format = DateFormat.getPatternInstance("yMMMM", reader.locale());
        format.setTimeZone(TimeZone.GMT_ZONE);
        return format.format(Date.from(LocalDate.parse(value + "-01").atStartOfDay(ZoneOffset.UTC).toInstant()));
    }
}
