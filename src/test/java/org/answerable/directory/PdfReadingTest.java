package org.answerable.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.DeflaterOutputStream;
import org.answerable.platform.Refusal;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PDFs that are taken, and those that are not. */
public class PdfReadingTest {
    /** Does something with a document before it is saved. */
    private interface Change {
        void to(PDDocument document) throws IOException;
    }

    private static byte[] pdf(Change change, String... pages) {
        try (PDDocument document = new PDDocument()) {
            for (String words : pages) {
                PDPage page = new PDPage();
                document.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                    content.beginText();
                    content.setFont(new PDType1Font(FontName.HELVETICA), 12);
                    content.newLineAtOffset(50, 700);
                    content.showText(words);
                    content.endText();
                }
            }
            change.to(document);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** A PDF with a text on each page. */
    public static byte[] pdf(String... pages) {
        return pdf(document -> {}, pages);
    }

    private static void refused(byte[] pdf, String key) {
        assertThatThrownBy(() -> PdfReading.read(pdf))
                .isInstanceOfSatisfying(
                        Refusal.Invalid.class,
                        refusal -> assertThat(refusal.faults()).singleElement().satisfies(fault -> {
                            assertThat(fault.key()).isEqualTo(key);
                            assertThat(fault.pointer()).isEqualTo("/file");
                        }));
    }

    @Test
    void its_words_are_read_page_by_page() {
        PdfReading.Read read = PdfReading.read(pdf("Officers give their names.", "Reports are kept."));
        assertThat(read.pages()).isEqualTo(2);
        assertThat(read.text()).isEqualTo("Officers give their names.\n\nReports are kept.");
    }

    @Test
    void what_is_no_pdf_or_broken_is_refused() {
        refused("<html>no".getBytes(StandardCharsets.UTF_8), "directory.pdf.none");
        byte[] whole = pdf("Words");
        refused(Arrays.copyOf(whole, 40), "directory.pdf.broken");
        refused("%PDF-1.7 and nothing".getBytes(StandardCharsets.UTF_8), "directory.pdf.broken");
        refused(new byte[PdfReading.MOST_BYTES + 1], "directory.pdf.large");
    }

    @Test
    void what_needs_a_password_or_is_encrypted_is_refused() {
        refused(
                pdf(
                        document ->
                                document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission())),
                        "x"),
                "directory.pdf.locked");
        refused(
                pdf(
                        document -> document.protect(new StandardProtectionPolicy("owner", "", new AccessPermission())),
                        "x"),
                "directory.pdf.locked");
    }

    @Test
    void what_does_more_than_show_pages_is_refused() {
        refused(
                pdf(
                        document -> document.getDocumentCatalog()
                                .setOpenAction(new PDActionJavaScript("app.alert('hello')")),
                        "x"),
                "directory.pdf.acts");
    }

    @Test
    void pictures_of_pages_and_too_many_pages_are_refused() {
        refused(pdf(""), "directory.pdf.empty");
        String[] pages = new String[PdfReading.MOST_PAGES + 1];
        Arrays.fill(pages, "x");
        refused(pdf(pages), "directory.pdf.pages");
    }

    /** 200 MB of zeros, which are 200 KB packed. */
    private static byte[] bomb() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (DeflaterOutputStream packed = new DeflaterOutputStream(bomb)) {
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 200; i++) {
                packed.write(zeros);
            }
        }
        return bomb.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"stream\n", "stream \r\n", "stream\t\n"})
    void what_unpacks_to_too_much_is_refused_before_it_is_unpacked(String begins) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(("%PDF-1.7\n1 0 obj <</Filter /FlateDecode>> " + begins).getBytes(StandardCharsets.ISO_8859_1));
        file.writeBytes(bomb());
        refused(file.toByteArray(), "directory.pdf.unpacks");
    }

    @Test
    void what_is_packed_in_several_ways_is_counted_as_well() throws IOException {
        byte[] hex = (HexFormat.of().formatHex(bomb()) + ">").getBytes(StandardCharsets.US_ASCII);
        refused(
                pdf(
                        document -> {
                            COSStream stream = document.getDocument().createCOSStream();
                            COSArray filters = new COSArray();
                            filters.add(COSName.ASCII_HEX_DECODE);
                            filters.add(COSName.FLATE_DECODE);
                            stream.setItem(COSName.FILTER, filters);
                            try (OutputStream out = stream.createRawOutputStream()) {
                                out.write(hex);
                            }
                            document.getDocumentCatalog().getCOSObject().setItem("More", stream);
                        },
                        "x"),
                "directory.pdf.unpacks");
        refused(
                "%PDF-1.7\n1 0 obj <</Type /ObjStm /Filter [/ASCIIHexDecode /FlateDecode] /N 1>> stream\n00>"
                        .getBytes(StandardCharsets.US_ASCII),
                "directory.pdf.unpacks");
    }

    @Test
    void what_lies_deeper_than_anybody_looks_is_refused() {
        refused(
                pdf(
                        document -> {
                            COSDictionary outer = document.getDocumentCatalog().getCOSObject();
                            for (int i = 0; i < 70; i++) {
                                COSDictionary inner = new COSDictionary();
                                inner.setDirect(true);
                                outer.setItem("Next", inner);
                                outer = inner;
                            }
                            outer.setName(COSName.S, "JavaScript");
                        },
                        "x"),
                "directory.pdf.acts");
    }

    @Test
    void what_takes_too_long_is_given_up() {
        AtomicLong clock = new AtomicLong();
        assertThatThrownBy(() -> PdfReading.read(pdf("Words"), () -> clock.addAndGet(TimeUnit.SECONDS.toNanos(9))))
                .isInstanceOfSatisfying(
                        Refusal.Invalid.class,
                        refusal -> assertThat(refusal.faults().getFirst().key()).isEqualTo("directory.pdf.slow"));
    }
}
