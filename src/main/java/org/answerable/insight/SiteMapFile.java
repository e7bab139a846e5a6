package org.answerable.insight;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.answerable.language.Language;
import org.answerable.platform.Sha256;

/**
 * How a file of the site map is written: as a stream, compressed while it is. What it would be uncompressed is never
 * there as a whole.
 */
final class SiteMapFile {
    /** The most that a file is before it is compressed; sitemaps.org allows ten times as much. */
    static final int MOST_BYTES = 5_000_000;
    /** The most addresses of a file, by sitemaps.org 0.9. */
    static final int MOST_ADDRESSES = 50_000;

    private static final String SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static final String XHTML = "http://www.w3.org/1999/xhtml";
    private static final XMLOutputFactory STREAMS = XMLOutputFactory.newDefaultFactory();
    /**
     * Bytes around an address, and around one of its alternates; more than there are, and an attribute may be quoted.
     */
    private static final int AROUND = 100;

    private static final int AROUND_ALTERNATE = 60;

    private final String site;
    private final List<Language> languages;

    SiteMapFile(String site, List<Language> languages) {
        this.site = site;
        this.languages = languages;
    }

    /** A page, or a part in an index. {@code changed}: on which day, or {@code null} where that is not known. */
    record Entry(String path, LocalDate changed) {}

    /** How many pages, each in all languages, fit into a file, whatever path of this length they have. */
    int most(String path) {
        int address = bytes(site) + 1 + bytes(path);
        int tags =
                languages.stream().mapToInt(language -> bytes(language.tag())).sum();
        int page = languages.size() * (AROUND + address)
                + tags
                + languages.size() * (languages.size() * (AROUND_ALTERNATE + address) + 2 * tags);
        return Math.max(1, Math.min((MOST_BYTES - 1_000) / page, MOST_ADDRESSES / languages.size()));
    }

    /** With room for what has to be escaped. */
    private static int bytes(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("\"", "&quot;")
                .getBytes(StandardCharsets.UTF_8)
                .length;
    }

    /** Takes one page after another. */
    interface Writer {
        void add(Entry page);
    }

    byte[] written(Consumer<Writer> pages) {
        return zipped(xml -> {
            xml.writeStartElement("urlset");
            xml.writeDefaultNamespace(SPACE);
            xml.writeNamespace("xhtml", XHTML);
            pages.accept(page -> {
                try {
                    page(xml, page);
                } catch (XMLStreamException e) {
                    throw new IllegalStateException(e);
                }
            });
            xml.writeEndElement();
        });
    }

    byte[] index(List<Entry> parts) {
        return zipped(xml -> {
            xml.writeStartElement("sitemapindex");
            xml.writeDefaultNamespace(SPACE);
            for (Entry part : parts) {
                xml.writeCharacters("\n");
                xml.writeStartElement("sitemap");
                text(xml, "loc", site + part.path());
                if (part.changed() != null) {
                    text(xml, "lastmod", part.changed().toString());
                }
                xml.writeEndElement();
            }
            xml.writeEndElement();
        });
    }

    private void page(XMLStreamWriter xml, Entry page) throws XMLStreamException {
        for (Language language : languages) {
            xml.writeCharacters("\n");
            xml.writeStartElement("url");
            text(xml, "loc", address(language, page.path()));
            if (page.changed() != null) {
                text(xml, "lastmod", page.changed().toString());
            }
            for (Language other : languages) {
                xml.writeEmptyElement("xhtml", "link", XHTML);
                xml.writeAttribute("rel", "alternate");
                xml.writeAttribute("hreflang", other.tag());
                xml.writeAttribute("href", address(other, page.path()));
            }
            xml.writeEndElement();
        }
    }

    private static void text(XMLStreamWriter xml, String element, String text) throws XMLStreamException {
        xml.writeStartElement(element);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    private String address(Language language, String path) {
        return site + "/" + language.tag() + path;
    }

    private interface Body {
        void write(XMLStreamWriter xml) throws XMLStreamException;
    }

    private static byte[] zipped(Body body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 15);
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes, 1 << 13)) {
            XMLStreamWriter xml = STREAMS.createXMLStreamWriter(zip, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            body.write(xml);
            xml.writeEndDocument();
            xml.flush();
            xml.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    /** A short name for a content. */
    static String tag(String content) {
        return Sha256.hex(content.getBytes(StandardCharsets.UTF_8), 16);
    }
}
