package org.answerable.web;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/**
 * How a file that is downloaded is called (RFC 6266): by a name in letters that every program reads, and by its own in
 * any script (RFC 8187), which is the one that browsers take.
 */
public final class Attachment {
    private static final int LONGEST = 120;

    private Attachment() {}

    /**
     * The value of {@code Content-Disposition}: the file is saved, not opened.
     *
     * @param plain its name for programs that know no other
     * @param own its name, in any script; what no file system takes is left out
     * @param ending without the dot
     */
    public static String named(String plain, String own, String ending) {
        return "attachment; filename=\"" + plain.replaceAll("[^A-Za-z0-9-]", "-") + "." + ending
                + "\"; filename*=UTF-8''" + encoded(name(own) + "." + ending);
    }

    private static String name(String own) {
        String name = Normalizer.normalize(own, Normalizer.Form.NFC)
                .replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}/\\\\:*?\"<>|]+", " ")
                .replaceAll("\\s+", " ")
                .replaceAll("^[ .]+|[ .]+$", "");
        return name.codePointCount(0, name.length()) <= LONGEST
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST)).strip();
    }

    /** RFC 8187, section 3.2.1: all but {@code attr-char} as the bytes of UTF-8. */
    private static String encoded(String name) {
        StringBuilder encoded = new StringBuilder();
        for (byte one : name.getBytes(StandardCharsets.UTF_8)) {
            if (one >= 'a' && one <= 'z'
                    || one >= 'A' && one <= 'Z'
                    || one >= '0' && one <= '9'
                    || one == '-'
                    || one == '.'
                    || one == '_') {
                encoded.append((char) one);
            } else {
                encoded.append(String.format("%%%02X", one & 0xff));
            }
        }
        return encoded.toString();
    }
}
