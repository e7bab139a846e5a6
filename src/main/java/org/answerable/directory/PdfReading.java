package org.answerable.directory;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import java.util.zip.InflaterInputStream;
import org.answerable.platform.Refusal;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.filter.FilterFactory;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;

/**
 * Reads a PDF (ISO 32000) of somebody who is trusted to publish and not to know what is in it. Bounded in bytes, in
 * pages, in what it unpacks to, and in time; one that is broken, needs a password, or does more than show pages is
 * refused, with the reason.
 */
public final class PdfReading {
    /** The largest, in bytes. */
    public static final int MOST_BYTES = 10 * 1024 * 1024;

    static final int MOST_PAGES = 500;
    /** The longest text, in chars; as the database has room for. */
    public static final int MOST_TEXT = 300_000;
    /** All that it unpacks to, in bytes. */
    private static final long MOST_UNPACKED = 100L * 1024 * 1024;

    private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(20);
    /** So deep may one thing of it lie within another. */
    private static final int DEEPEST = 60;

    private static final String FIELD = "/file";

    /** What acts when a reader opens it, or carries something that is no page (ISO 32000-2, 12.6.4 and 7.11.4). */
    private static final Set<String> ACTS =
            Set.of("JavaScript", "Launch", "ImportData", "SubmitForm", "RichMediaExecute");

    private static final List<COSName> CARRIES = List.of(
            COSName.JS,
            COSName.getPDFName("EmbeddedFiles"),
            COSName.getPDFName("XFA"),
            COSName.getPDFName("RichMediaContent"));

    /** What was read: how many pages, and their words, paragraphs parted by a blank line. */
    public record Read(int pages, String text) {}

    /** So many bytes before its stream the dictionary of one begins at most that holds objects. */
    private static final int DICTIONARY = 1024;

    private static final Pattern OF_OBJECTS = Pattern.compile("/(ObjStm|XRef)\\b|#");
    private static final Pattern PACKED_OTHERWISE = Pattern.compile(
            "/(ASCIIHexDecode|AHx|ASCII85Decode|A85|LZWDecode|LZW|RunLengthDecode|RL|Crypt)\\b|/Fl[^/]*/Fl|/Filter[^/]*/[^/]*#");
    /** Pictures are not unpacked for their words. */
    private static final Set<COSName> PICTURES =
            Set.of(COSName.DCT_DECODE, COSName.JPX_DECODE, COSName.CCITTFAX_DECODE, COSName.JBIG2_DECODE);

    private final LongSupplier nanos;
    private final long until;
    private long left = MOST_UNPACKED;

    private PdfReading(LongSupplier nanos) {
        this.nanos = nanos;
        this.until = nanos.getAsLong() + MOST_NANOS;
    }

    /**
     * Reads one.
     *
     * @throws Refusal.Invalid where it is none, or not one that is taken
     */
    public static Read read(byte[] pdf) {
        return read(pdf, System::nanoTime);
    }

    static Read read(byte[] pdf, LongSupplier nanos) {
        return new PdfReading(nanos).of(pdf);
    }

    private Read of(byte[] pdf) {
        if (pdf.length > MOST_BYTES) {
            throw refused("directory.pdf.large", MOST_BYTES / 1024 / 1024);
        }
        String head = new String(pdf, 0, Math.min(pdf.length, 1024), StandardCharsets.ISO_8859_1);
        if (!head.contains("%PDF-")) {
            throw refused("directory.pdf.none");
        }
        try {
            unpacked(pdf);
        } catch (Late e) {
            throw refused("directory.pdf.slow");
        }
        try (PDDocument document = Loader.loadPDF(
                pdf, "", null, null, MemoryUsageSetting.setupMainMemoryOnly(MOST_UNPACKED).streamCache)) {
            if (document.isEncrypted()) {
                throw refused("directory.pdf.locked");
            }
            if (document.getNumberOfPages() > MOST_PAGES) {
                throw refused("directory.pdf.pages", MOST_PAGES);
            }
            onlyShows(document);
            return new Read(document.getNumberOfPages(), text(document));
        } catch (InvalidPasswordException e) {
            throw refused("directory.pdf.locked");
        } catch (Late e) {
            throw refused("directory.pdf.slow");
        } catch (IOException | RuntimeException e) {
            if (e instanceof Refusal refusal) {
                throw refusal;
            }
            throw refused("directory.pdf.broken");
        } catch (StackOverflowError e) {
            throw refused("directory.pdf.broken");
        }
    }

    private static Refusal.Invalid refused(String key, Object... arguments) {
        return new Refusal.Invalid(FIELD, key, arguments);
    }

    /** It took too long. */
    private static final class Late extends IOException {
        private static final long serialVersionUID = 1;
    }

    private void inTime() throws Late {
        if (nanos.getAsLong() - until > 0) {
            throw new Late();
        }
    }

    /**
     * Unpacks every stream by itself (Flate, RFC 1950, which packs a thousand to one), counting, before the library
     * keeps any; twice, because what was packed may be packed.
     */
    private void unpacked(byte[] pdf) throws Late {
        byte[] word = "stream".getBytes(StandardCharsets.US_ASCII);
        for (int at = find(pdf, word, 0); at >= 0; at = find(pdf, word, at + word.length)) {
            inTime();
            if (at >= 3 && pdf[at - 1] == 'd' && pdf[at - 2] == 'n' && pdf[at - 3] == 'e') {
                continue; // Where one ends.
            }
            int begins = at + word.length;
            while (begins < pdf.length && pdf[begins] >= 0 && pdf[begins] <= ' ') {
                begins++;
            }
            // What the library unpacks before anybody could count.
            String dictionary = new String(
                    pdf, Math.max(0, at - DICTIONARY), at - Math.max(0, at - DICTIONARY), StandardCharsets.ISO_8859_1);
            dictionary = dictionary.substring(Math.max(0, dictionary.lastIndexOf("obj")));
            if (OF_OBJECTS.matcher(dictionary).find()
                    && PACKED_OTHERWISE.matcher(dictionary).find()) {
                throw refused("directory.pdf.unpacks");
            }
            left -= inflated(new ByteArrayInputStream(pdf, begins, pdf.length - begins), left, 2);
            if (left < 0) {
                throw refused("directory.pdf.unpacks");
            }
        }
    }

    private static int find(byte[] in, byte[] word, int from) {
        for (int i = from; i <= in.length - word.length; i++) {
            int same = 0;
            while (same < word.length && in[i + same] == word[same]) {
                same++;
            }
            if (same == word.length) {
                return i;
            }
        }
        return -1;
    }

    /** How much a stream unpacks to; more than {@code most} means too much. */
    private static long inflated(InputStream packed, long most, int deep) {
        long count = 0;
        byte[] piece = new byte[64 * 1024];
        try (InputStream inflating = new InflaterInputStream(packed)) {
            int first = inflating.readNBytes(piece, 0, 2);
            count += first;
            if (first == 2
                    && deep > 0
                    && (piece[0] & 0x0f) == 8
                    && ((piece[0] & 0xff) << 8 | piece[1] & 0xff) % 31 == 0) {
                InputStream again = new java.io.SequenceInputStream(
                        new ByteArrayInputStream(new byte[] {piece[0], piece[1]}), inflating);
                return count + inflated(again, most, deep - 1);
            }
            int read = inflating.read(piece);
            while (read > 0 && count <= most) {
                count += read;
                read = inflating.read(piece);
            }
        } catch (IOException e) {
            return count; // Packed otherwise, or not at all.
        }
        return count;
    }

    private void onlyShows(PDDocument document) throws IOException {
        Set<COSBase> seen = new HashSet<>();
        shows(document.getDocument().getTrailer(), seen, 0);
        for (COSObjectKey key : document.getDocument().getXrefTable().keySet()) {
            inTime();
            COSObject object = document.getDocument().getObjectFromPool(key);
            shows(object.getObject(), seen, 0);
        }
    }

    private void shows(COSBase value, Set<COSBase> seen, int deep) throws IOException {
        if (value == null || value instanceof COSObject || !seen.add(value)) {
            return; // An object that is referred to has its own turn.
        }
        if (deep > DEEPEST) {
            throw refused("directory.pdf.acts"); // What lies deeper nobody looked at.
        }
        if (value instanceof COSDictionary dictionary) {
            String acts = dictionary.getNameAsString(COSName.S);
            if (acts != null && ACTS.contains(acts)
                    || CARRIES.stream().anyMatch(dictionary::containsKey)
                    || dictionary.getCOSDictionary(COSName.EF) != null) {
                throw refused("directory.pdf.acts");
            }
            for (COSBase inner : dictionary.getValues()) {
                shows(inner, seen, deep + 1);
            }
            if (value instanceof COSStream stream) {
                unpacked(stream);
            }
        } else if (value instanceof COSArray array) {
            for (int i = 0; i < array.size(); i++) {
                shows(array.get(i), seen, deep + 1);
            }
        }
    }

    /** Unpacks a stream that is packed otherwise than by Flate alone, which was counted already, and counts. */
    private void unpacked(COSStream stream) throws IOException {
        COSBase named = stream.getFilters();
        List<COSName> filters = new ArrayList<>();
        if (named instanceof COSName one) {
            filters.add(one);
        } else if (named instanceof COSArray several) {
            for (int i = 0; i < several.size(); i++) {
                if (several.getObject(i) instanceof COSName one) {
                    filters.add(one);
                }
            }
        }
        boolean isCounted = filters.isEmpty()
                || filters.size() == 1
                        && List.of(COSName.FLATE_DECODE, COSName.FLATE_DECODE_ABBREVIATION)
                                .contains(filters.getFirst());
        if (isCounted) {
            return;
        }
        InputStream packed = stream.createRawInputStream();
        for (int i = 0; i < filters.size() && !PICTURES.contains(filters.get(i)); i++) {
            inTime();
            Counted unpacked = new Counted();
            FilterFactory.INSTANCE.getFilter(filters.get(i)).decode(packed, unpacked, stream, i);
            packed = new ByteArrayInputStream(unpacked.toByteArray());
        }
    }

    /** Takes no more than is left of all that may come out. */
    private final class Counted extends ByteArrayOutputStream {
        @Override
        public synchronized void write(int b) {
            spend(1);
            super.write(b);
        }

        @Override
        public synchronized void write(byte[] bytes, int from, int length) {
            spend(length);
            super.write(bytes, from, length);
        }

        private void spend(int bytes) {
            left -= bytes;
            if (left < 0) {
                throw refused("directory.pdf.unpacks");
            }
        }
    }

    private String text(PDDocument document) throws IOException {
        PDFTextStripper stripper = new PDFTextStripper() {
            @Override
            protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
                inTime();
                super.processOperator(operator, operands);
            }
        };
        stripper.setSortByPosition(false);
        stripper.setParagraphEnd("\n\n");
        StringBuilder text = new StringBuilder();
        for (int page = 1; page <= document.getNumberOfPages(); page++) {
            inTime();
            stripper.setStartPage(page);
            stripper.setEndPage(page);
            text.append(stripper.getText(document)).append("\n\n");
            if (text.length() > MOST_TEXT * 2) {
                throw refused("directory.pdf.long", MOST_TEXT);
            }
        }
        String said = clean(text.toString());
        if (said.isEmpty()) {
            throw refused("directory.pdf.empty");
        }
        if (said.length() > MOST_TEXT) {
            throw refused("directory.pdf.long", MOST_TEXT);
        }
        return said;
    }

    /** Lines of a paragraph are one line, paragraphs are parted by one blank line, nothing unprintable is left. */
    static String clean(String text) {
        StringBuilder said = new StringBuilder();
        for (String paragraph : text.replace("\r\n", "\n")
                .replaceAll("[\\p{Cc}&&[^\\n\\t]]|[\\p{Cs}\\p{Co}]", "")
                .split("\\n\\s*\\n")) {
            String line = paragraph.replaceAll("\\s+", " ").strip();
            if (!line.isEmpty()) {
                said.append(said.isEmpty() ? "" : "\n\n").append(line);
            }
        }
        return said.toString();
    }
}
