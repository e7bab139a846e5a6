package org.answerable.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.answerable.access.Identity;
import org.answerable.journal.Journal;
import org.answerable.language.Language;
import org.answerable.language.Wording;
import org.answerable.platform.Resources;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * What every directory begins with: counties, topics, the coordinating office. Other agencies come by the directory's
 * file ({@code routing}).
 */
@ApplicationScoped
public class DirectoryFounding {
    private static final String READY_MADE = "/directory/wisconsin.json";

    @Inject
    DirectoryEntries entries;

    @Inject
    Journal journal;

    @Inject
    Directory directory;

    /**
     * Loads counties and topics where there are none, the names of the coordinating office where it has none, and a row
     * for each word that may be renamed, so that there is something to lock.
     */
    @Transactional
    public void found() {
        if (entries.counties().isEmpty()) {
            counties();
        }
        if (entries.topics().isEmpty()) {
            topics();
        }
        entries.toChange(Agency.class, Identity.OFFICE)
                .filter(office -> office.names().isEmpty())
                .ifPresent(this::office);
        Set<String> known = entries.words().stream().map(Word::slug).collect(Collectors.toSet());
        Wording.KEYS.stream().filter(key -> !known.contains(key)).forEach(key -> entries.add(new Word(key)));
        writeDown();
        directory.changed();
    }

    /** Of agencies and topics of which no act says what they are (those just founded, those from before), says so. */
    private void writeDown() {
        entries.agencies().stream()
                .filter(agency -> !agency.isJournaled())
                .forEach(agency -> journal.record("agency.founded", "agency:" + agency.slug(), agency.journaled()));
        entries.topics().stream()
                .filter(topic -> !topic.isJournaled())
                .forEach(topic -> journal.record("topic.founded", "topic:" + topic.slug(), topic.journaled()));
    }

    private void office(Agency office) {
        Resources.object(READY_MADE).getJsonArray("agencies").getValuesAs(JsonObject.class).stream()
                .filter(agency -> agency.getString("slug").equals(Identity.OFFICE))
                .forEach(described ->
                        names(described).forEach((language, name) -> office.call(new Language(language), name)));
    }

    private void counties() {
        try (InputStream in = Resources.open("/directory/counties.csv")) {
            for (CSVRecord row : CSVFormat.DEFAULT
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(new InputStreamReader(in, StandardCharsets.UTF_8))) {
                entries.add(new County(row.get("fips"), row.get("name"), row.get("seat")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void topics() {
        int position = 0;
        for (JsonObject topic :
                Resources.object(READY_MADE).getJsonArray("topics").getValuesAs(JsonObject.class)) {
            entries.add(new Topic(topic.getString("slug"), position++, names(topic)));
        }
    }

    private static Map<String, Name> names(JsonObject entry) {
        Map<String, Name> names = new HashMap<>();
        JsonObject given = entry.getJsonObject("name");
        JsonObject described = entry.getJsonObject("description");
        given.keySet()
                .forEach(language ->
                        names.put(language, new Name(given.getString(language), described.getString(language, ""))));
        return names;
    }
}
