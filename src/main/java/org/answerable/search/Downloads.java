package org.answerable.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.answerable.directory.Directory;
import org.answerable.journal.HeadReading;
import org.answerable.language.Demonstration;
import org.answerable.language.Language;
import org.answerable.language.Messages;
import org.answerable.platform.Settings;
import org.answerable.platform.SpreadsheetCell;
import org.answerable.platform.Texts;
import org.answerable.platform.Time;
import org.answerable.publication.PublicRecord;
import org.answerable.publication.RecordViews;
import org.answerable.web.Addresses;
import org.answerable.web.Invented;
import org.answerable.web.JsonSettings;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** The whole result as a file, written record by record. */
@ApplicationScoped
public class Downloads {
    static final List<String> COLUMNS = List.of(
            "id",
            "url",
            "kind",
            "language",
            "title",
            "text",
            "submittedOn",
            "publishedAt",
            "county",
            "topics",
            "agencies",
            "status",
            "answered",
            "answers",
            "weaker");
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int TITLE_LENGTH = 80;
    private static final String JOURNAL = "urn:answerable:journal";
    /** The scheme of the category of an entry that holds some of what was looked for, not all. */
    private static final String WEAKER = "urn:answerable:search";

    @Inject
    HeadReading heads;

    @Inject
    Search search;

    @Inject
    RecordViews views;

    @Inject
    Directory directory;

    @Inject
    Settings settings;

    @Inject
    Messages messages;

    @Inject
    Demonstration demonstration;

    @Inject
    Time time;

    /**
     * RFC 4180, UTF-8 with a byte order mark, without which spreadsheets take it for a national encoding; one record a
     * line; lists separated by spaces, answers by an empty line; each cell a {@link SpreadsheetCell}. A demonstration
     * has one column more.
     */
    public void csv(SearchQuery query, Language language, OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write(BYTE_ORDER_MARK);
        CSVPrinter printer = new CSVPrinter(writer, CSVFormat.RFC4180);
        printer.printRecord(inDemonstration(COLUMNS, Invented.NAME));
        search.every(query, (record, weaker) -> {
            try {
                List<String> cells = List.of(
                        record.id(),
                        url(record, language),
                        record.kind(),
                        record.language(),
                        record.title() == null ? "" : record.title(),
                        record.text(),
                        record.submittedOn().toString(),
                        record.publishedAt().toString(),
                        record.county() == null ? "" : directory.countyName(record.county()),
                        String.join(" ", record.topics()),
                        String.join(" ", record.agencies()),
                        record.status().tag(),
                        String.valueOf(record.isAnswered()),
                        record.answers().stream()
                                .map(PublicRecord.PublicAnswer::text)
                                .collect(Collectors.joining("\n\n")),
                        weaker.toString());
                printer.printRecord(inDemonstration(cells, "true").stream()
                        .map(SpreadsheetCell::written)
                        .toList());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        printer.flush();
    }

    private List<String> inDemonstration(List<String> cells, String mark) {
        return demonstration.isOn()
                ? Stream.concat(cells.stream(), Stream.of(mark)).toList()
                : cells;
    }

    /**
     * One JSON object a line: the record as {@code /records/{id}} gives it, whether it is answered, and whether it
     * holds some of the words only.
     */
    public void ndjson(SearchQuery query, Language language, OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        search.every(query, (record, weaker) -> {
            try {
                writer.write(JsonSettings.write(line(views.of(record, language), record.isAnswered(), weaker)));
                writer.write('\n');
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        writer.flush();
    }

    private Map<String, Object> line(RecordViews.RecordView record, boolean answered, boolean weaker) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("id", record.id());
        line.put("url", record.url());
        line.put("kind", record.kind());
        line.put("language", record.language());
        line.put("title", record.title());
        line.put("text", record.text());
        line.put("redactions", record.redactions());
        line.put("submittedOn", record.submittedOn());
        line.put("publishedAt", record.publishedAt());
        line.put("county", record.county());
        line.put("topics", record.topics());
        line.put("agencies", record.agencies());
        line.put("status", record.status().tag());
        line.put("answered", answered);
        line.put("tickets", record.tickets());
        line.put("answers", record.answers());
        line.put("translations", record.translations());
        line.put("commitments", record.commitments());
        line.put("history", record.history());
        line.put("weaker", weaker);
        if (demonstration.isOn()) {
            line.put(Invented.NAME, true);
        }
        return line;
    }

    /** RFC 4287; an entry's id stays the same for ever, whatever the addresses become. */
    public void atom(SearchQuery query, Language language, String rawQuery, OutputStream out) throws IOException {
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("feed");
            xml.writeDefaultNamespace("http://www.w3.org/2005/Atom");
            xml.writeAttribute("xml:lang", language.tag());
            String self = settings.publicUrl() + "/api/v1/search.atom" + rawQuery;
            element(xml, "id", self);
            String asked = query.words().isEmpty()
                    ? messages.get(language, "search.feed.title")
                    : messages.get(language, "search.feed.title-for", query.words());
            element(xml, "title", demonstration.marked(asked, language));
            invented(xml, language);
            link(xml, "self", "application/atom+xml", self);
            link(xml, "alternate", "text/html", settings.publicUrl() + "/" + language.tag() + "/search" + rawQuery);
            xml.writeStartElement("author");
            element(xml, "name", messages.get(language, "platform.layout.name"));
            xml.writeEndElement();
            Instant[] updated = {Instant.EPOCH};
            search.every(query, (record, weaker) -> {
                try {
                    entry(xml, record, weaker, language);
                } catch (XMLStreamException e) {
                    throw new IllegalStateException(e);
                }
                updated[0] = record.updatedAt().isAfter(updated[0]) ? record.updatedAt() : updated[0];
            });
            // The order of a feed's elements means nothing (RFC 4287, 4.1.1), and only now is the latest change known.
            element(xml, "updated", (updated[0].equals(Instant.EPOCH) ? time.now() : updated[0]).toString());
            head(xml);
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.flush();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    /** The published head of the journal, as an extension (RFC 4287, 6.4). */
    private void head(XMLStreamWriter xml) throws XMLStreamException, IOException {
        HeadReading.SignedHead head;
        try {
            head = heads.present();
        } catch (Exception e) {
            throw new IOException(e);
        }
        xml.writeStartElement("journal", "head", JOURNAL);
        xml.writeNamespace("journal", JOURNAL);
        xml.writeAttribute("href", settings.publicUrl() + "/api/v1/journal/head");
        xml.writeAttribute("position", Long.toString(head.position()));
        xml.writeAttribute("hash", head.hash());
        xml.writeAttribute("at", head.at().toString());
        xml.writeAttribute("key", head.key());
        xml.writeAttribute("signature", head.signature());
        xml.writeEndElement();
    }

    private void entry(XMLStreamWriter xml, PublicRecord record, boolean weaker, Language language)
            throws XMLStreamException {
        xml.writeStartElement("entry");
        element(xml, "id", "tag:" + URI.create(settings.publicUrl()).getHost() + ",2026:records/" + record.id());
        xml.writeStartElement("title");
        xml.writeAttribute("xml:lang", record.language());
        xml.writeCharacters(valid(demonstration.marked(title(record), language)));
        xml.writeEndElement();
        invented(xml, language);
        element(xml, "published", record.publishedAt().toString());
        element(xml, "updated", record.updatedAt().toString());
        link(xml, "alternate", "text/html", url(record, language));
        for (String topic : record.topics()) {
            xml.writeEmptyElement("category");
            xml.writeAttribute("term", topic);
            xml.writeAttribute("label", valid(directory.topicName(topic, language)));
        }
        if (weaker) {
            xml.writeEmptyElement("category");
            xml.writeAttribute("scheme", WEAKER);
            xml.writeAttribute("term", "weaker");
            xml.writeAttribute("label", messages.get(language, "search.hit.weaker"));
        }
        xml.writeStartElement("content");
        xml.writeAttribute("type", "html");
        xml.writeAttribute("xml:lang", record.language());
        StringBuilder html = new StringBuilder();
        paragraph(html, record.language(), record.text());
        for (PublicRecord.PublicAnswer answer : record.answers()) {
            html.append("<h2 lang=\"")
                    .append(language.tag())
                    .append("\">")
                    .append(escape(messages.get(
                            language, "search.feed.answer", directory.agencyName(answer.agency(), language))))
                    .append("</h2>");
            if (demonstration.isOn()) {
                paragraph(html, language.tag(), messages.get(language, "platform.demonstration.answer"));
            }
            paragraph(html, answer.language(), answer.text());
        }
        xml.writeCharacters(valid(html.toString()));
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void invented(XMLStreamWriter xml, Language language) throws XMLStreamException {
        if (demonstration.isOn()) {
            xml.writeEmptyElement("category");
            xml.writeAttribute("term", Invented.NAME);
            xml.writeAttribute("label", messages.get(language, "platform.demonstration.word"));
        }
    }

    private static void paragraph(StringBuilder html, String language, String text) {
        html.append("<p lang=\"")
                .append(language)
                .append("\" dir=\"")
                .append(new Language(language).dir())
                .append("\">")
                .append(escape(text).replace("\n", "<br>"))
                .append("</p>");
    }

    /** Its title, else how it begins. */
    static String title(PublicRecord record) {
        if (record.title() != null && !record.title().isBlank()) {
            return record.title();
        }
        String line = record.text().strip().replaceAll("\\s+", " ");
        return Texts.length(line) <= TITLE_LENGTH ? line : Texts.slice(line, 0, TITLE_LENGTH) + "…";
    }

    private String url(PublicRecord record, Language language) {
        return Addresses.whole(settings, language, Addresses.record(record.id()));
    }

    private static void link(XMLStreamWriter xml, String rel, String type, String href) throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", rel);
        xml.writeAttribute("type", type);
        xml.writeAttribute("href", valid(href));
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(valid(text));
        xml.writeEndElement();
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** Without the few characters that XML 1.0 cannot hold. */
    static String valid(String text) {
        StringBuilder kept = null;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            boolean allowed = c == '\t'
                    || c == '\n'
                    || c == '\r'
                    || c >= 0x20 && c <= 0xD7FF
                    || c >= 0xE000 && c <= 0xFFFD
                    || c >= 0x10000;
            if (!allowed && kept == null) {
                kept = new StringBuilder(text.substring(0, i));
            } else if (allowed && kept != null) {
                kept.appendCodePoint(c);
            }
            i += Character.charCount(c);
        }
        return kept == null ? text : kept.toString();
    }
}
