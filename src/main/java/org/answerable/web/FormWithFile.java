package org.answerable.web;

import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.answerable.platform.Refusal;

/**
 * A posted form with a file ({@code multipart/form-data}, RFC 7578): its fields as {@link FormBody} reads them, and the
 * file, of which there is one at most.
 *
 * @param fields the fields as {@code application/x-www-form-urlencoded}, without the file
 * @param file its bytes; none where nobody chose one
 */
public record FormWithFile(byte[] fields, byte[] file) {
    private static final int MOST_PARTS = 400;
    private static final int MOST_HEAD = 2_000;
    private static final Pattern NAME = Pattern.compile("(?i)[; ]name=\"([^\"]*)\"");
    private static final Pattern FILE = Pattern.compile("(?i)[; ]filename\\*?=");
    private static final byte[] LINE = {'\r', '\n'};
    private static final byte[] BLANK = {'\r', '\n', '\r', '\n'};

    /**
     * Reads one, or a form without a file.
     *
     * @throws Refusal.Malformed where it is neither
     */
    public static FormWithFile read(MediaType type, byte[] sent) {
        return type.isCompatible(MediaType.APPLICATION_FORM_URLENCODED_TYPE)
                ? new FormWithFile(sent, new byte[0])
                : read(sent, type.getParameters().get("boundary"));
    }

    /**
     * Reads one.
     *
     * @throws Refusal.Malformed where it is none
     */
    public static FormWithFile read(byte[] sent, String boundary) {
        if (boundary == null || boundary.isEmpty() || boundary.length() > 70) {
            throw broken();
        }
        byte[] between = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
        byte[] first = ("--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
        if (!begins(sent, 0, first)) {
            throw broken();
        }
        ByteArrayOutputStream fields = new ByteArrayOutputStream();
        byte[] file = {};
        int at = first.length;
        for (int part = 0; !begins(sent, at, new byte[] {'-', '-'}); part++) {
            int head = at + LINE.length;
            int body = find(sent, BLANK, at);
            int end = body < 0 ? -1 : find(sent, between, body + BLANK.length - LINE.length);
            if (!begins(sent, at, LINE) || end < 0 || body - head > MOST_HEAD || part >= MOST_PARTS) {
                throw broken();
            }
            String headers = new String(sent, head, Math.max(0, body - head), StandardCharsets.UTF_8);
            byte[] content = Arrays.copyOfRange(sent, Math.min(body + BLANK.length, end), end);
            Matcher name = NAME.matcher(headers);
            if (!name.find()) {
                throw broken();
            }
            if (FILE.matcher(headers).find()) {
                file = content.length > 0 ? content : file;
            } else {
                add(fields, name.group(1), content);
            }
            at = end + between.length;
        }
        return new FormWithFile(fields.toByteArray(), file);
    }

    private static void add(ByteArrayOutputStream fields, String name, byte[] content) {
        String field = (fields.size() == 0 ? "" : "&") + URLEncoder.encode(name, StandardCharsets.UTF_8) + "=";
        fields.writeBytes(field.getBytes(StandardCharsets.US_ASCII));
        // Byte by byte: what is no UTF-8 is told later, and not repaired here.
        fields.writeBytes(
                URLEncoder.encode(new String(content, StandardCharsets.ISO_8859_1), StandardCharsets.ISO_8859_1)
                        .getBytes(StandardCharsets.US_ASCII));
    }

    private static Refusal.Malformed broken() {
        return new Refusal.Malformed("", "platform.fault.multipart");
    }

    private static boolean begins(byte[] in, int at, byte[] with) {
        return at + with.length <= in.length && Arrays.equals(in, at, at + with.length, with, 0, with.length);
    }

    private static int find(byte[] in, byte[] word, int from) {
        for (int i = from; i <= in.length - word.length; i++) {
            if (in[i] == word[0] && begins(in, i, word)) {
                return i;
            }
        }
        return -1;
    }
}
