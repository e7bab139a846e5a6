package org.answerable.publication;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.answerable.directory.Directory;
import org.answerable.language.Demonstration;
import org.answerable.language.Language;
import org.answerable.language.Messages;
import org.answerable.platform.Settings;
import org.answerable.platform.Time;
import org.answerable.publication.RecordPageView.Cited;
import org.answerable.web.Addresses;

/** Writes how a record is cited. In a demonstration each citation says that what it cites is made up. */
@ApplicationScoped
class Citations {
    @Inject
    Directory directory;

    @Inject
    Messages messages;

    @Inject
    Settings settings;

    @Inject
    Demonstration demonstration;

    @Inject
    Time time;

    /** In each style, in the words of its reader; the title stays in its own language. */
    List<Cited> of(PublicRecord record, Language reader) {
        String described = described(record, reader);
        String heading = record.title() == null
                ? described
                : messages.get(reader, "publication.cite.titled", record.title(), described);
        return Stream.of(Citation.Style.values())
                .map(style -> new Cited(
                        style,
                        demonstration.marked(
                                messages.get(
                                        reader,
                                        "publication.cite." + style.name().toLowerCase(Locale.ROOT),
                                        heading,
                                        messages.shortDate(reader, Time.day(record.publishedAt())),
                                        record.id(),
                                        Addresses.whole(settings, reader, Addresses.record(record.id())),
                                        messages.shortDate(reader, time.today())),
                                reader)))
                .toList();
    }

    /** What it is, when it was sent in and from where. */
    String described(PublicRecord record, Language reader) {
        String kind = messages.get(reader, "intake.kind." + record.kind());
        String county = directory.countyName(record.county());
        String day = messages.shortDate(reader, record.submittedOn());
        return county == null
                ? messages.get(reader, "publication.record.described", kind, day)
                : messages.get(reader, "publication.record.described.county", kind, day, county);
    }
}
