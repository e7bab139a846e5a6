package org.answerable.insight;

import static org.assertj.core.api.Assertions.assertThat;

import com.redfin.sitemapgenerator.WebSitemapGenerator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.answerable.insight.SiteMapFile.Entry;
import org.answerable.language.Language;
import org.answerable.language.Languages;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class SiteMapFileTest {
    /**
     * What search engines read of XHTML: links. The schema of the site map asks that whatever stands in it is declared.
     */
    private static final String LINKS = """
            <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"
                targetNamespace="http://www.w3.org/1999/xhtml" elementFormDefault="qualified">
              <xs:element name="link"><xs:complexType>
                <xs:attribute name="rel" type="xs:NMTOKEN" use="required"/>
                <xs:attribute name="hreflang" type="xs:language" use="required"/>
                <xs:attribute name="href" type="xs:anyURI" use="required"/>
              </xs:complexType></xs:element>
            </xs:schema>""";

    private static final List<String> SITES = List.of(
            "http://localhost:9080",
            "https://answerable.wisconsin.example",
            "https://" + "long-name.".repeat(12) + "example/feedback&questions/\"of\"/everyone");

    /** The schemas of sitemaps.org, as a library that writes such files brings them. */
    static void validate(byte[] file, String schema) throws Exception {
        SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
        factory.newSchema(new Source[] {
                    new StreamSource(WebSitemapGenerator.class.getResourceAsStream(schema)),
                    new StreamSource(new StringReader(LINKS))
                })
                .newValidator()
                .validate(new StreamSource(new ByteArrayInputStream(file)));
    }

    private static byte[] unzipped(byte[] zipped) throws IOException {
        return new GZIPInputStream(new ByteArrayInputStream(zipped)).readAllBytes();
    }

    private static NodeList all(byte[] file, String element) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(file))
                .getElementsByTagNameNS("*", element);
    }

    @Test
    void a_full_file_of_any_site_is_valid_and_within_the_bounds_and_names_each_page_in_all_languages()
            throws Exception {
        for (String site : SITES) {
            SiteMapFile written = new SiteMapFile(site, Languages.UI);
            String path = "/records/" + "x".repeat(20);
            int most = written.most(path);
            assertThat(most).as(site).isGreaterThan(40);
            byte[] zipped = written.written(writer -> Stream.generate(() -> new Entry(path, LocalDate.of(2026, 11, 30)))
                    .limit(most)
                    .forEach(writer::add));
            byte[] file = unzipped(zipped);
            assertThat(file.length)
                    .as("bytes of a full file of " + site)
                    .isBetween(SiteMapFile.MOST_BYTES / 2, SiteMapFile.MOST_BYTES);
            validate(file, "sitemap.xsd");
            assertThat(new String(file, StandardCharsets.UTF_8).split("<url>", -1).length - 1)
                    .isEqualTo(most * Languages.UI.size())
                    .isLessThanOrEqualTo(SiteMapFile.MOST_ADDRESSES);
            byte[] one = unzipped(written.written(writer -> writer.add(new Entry("/topics/a", null))));
            List<String> alternates = new ArrayList<>();
            NodeList links = ((Element) all(one, "url").item(1)).getElementsByTagNameNS("*", "link");
            for (int i = 0; i < links.getLength(); i++) {
                Element link = (Element) links.item(i);
                assertThat(link.getAttribute("href"))
                        .isEqualTo(site + "/" + link.getAttribute("hreflang") + "/topics/a");
                alternates.add(link.getAttribute("hreflang"));
            }
            assertThat(alternates)
                    .as("itself among them")
                    .containsExactlyElementsOf(
                            Languages.UI.stream().map(Language::tag).toList());
        }
    }

    @Test
    void few_languages_are_bound_by_the_number_of_addresses() throws Exception {
        SiteMapFile written = new SiteMapFile("https://a.example", List.of(Language.ENGLISH));
        assertThat(written.most("/x")).isLessThanOrEqualTo(SiteMapFile.MOST_ADDRESSES);
        byte[] file = unzipped(written.written(writer -> Stream.generate(() -> new Entry("/x", null))
                .limit(written.most("/x"))
                .forEach(writer::add)));
        assertThat(file.length).isLessThanOrEqualTo(SiteMapFile.MOST_BYTES);
    }

    @Test
    void an_index_is_valid_and_says_on_which_day_each_part_changed() throws Exception {
        byte[] file = unzipped(new SiteMapFile(SITES.getLast(), Languages.UI)
                .index(List.of(
                        new Entry("/sitemap.xml?part=p0", null),
                        new Entry("/sitemap.xml?part=r7", LocalDate.of(2026, 2, 28)))));
        validate(file, "siteindex.xsd");
        assertThat(new String(file, StandardCharsets.UTF_8))
                .contains("<lastmod>2026-02-28</lastmod>")
                .contains("&amp;questions")
                .contains("?part=r7</loc>");
    }
}
