package org.answerable.web;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A posted form ({@code application/x-www-form-urlencoded}, WHATWG URL section 5.1), read without repairing anything:
 * bytes that are not UTF-8 become lone surrogates, which {@link org.answerable.platform.Texts} refuses, where the
 * container's reading puts U+FFFD in their place and hides that something was lost.
 */
public final class FormBody {
    private FormBody() {}

    /** The fields in the order of the body. */
    public static MultivaluedMap<String, String> read(byte[] body) {
        MultivaluedMap<String, String> form = new MultivaluedHashMap<>();
        String sent = new String(body, StandardCharsets.ISO_8859_1);
        for (String pair : sent.split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                form.add(
                        decode(equals < 0 ? pair : pair.substring(0, equals)),
                        equals < 0 ? "" : decode(pair.substring(equals + 1)));
            }
        }
        return form;
    }

    private static String decode(String encoded) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            int high = c == '%' && i + 2 < encoded.length() ? Character.digit(encoded.charAt(i + 1), 16) : -1;
            int low = high >= 0 ? Character.digit(encoded.charAt(i + 2), 16) : -1;
            if (low >= 0) {
                bytes.write(high << 4 | low);
                i += 2;
            } else {
                bytes.write(c == '+' ? ' ' : c);
            }
        }
        return utf8(bytes.toByteArray());
    }

    private static String utf8(byte[] bytes) {
        StringBuilder text = new StringBuilder(bytes.length);
        for (int i = 0; i < bytes.length; ) {
            int length = length(bytes, i);
            if (length == 0) {
                text.append((char) (0xDC00 + (bytes[i] & 0xff)));
                i++;
            } else {
                text.append(new String(bytes, i, length, StandardCharsets.UTF_8));
                i += length;
            }
        }
        return text.toString();
    }

    /** The length of the well-formed sequence (Unicode, table 3-7) that begins here; 0 for none. */
    private static int length(byte[] bytes, int at) {
        int lead = bytes[at] & 0xff;
        if (lead < 0x80) {
            return 1;
        }
        int length = lead >= 0xC2 && lead <= 0xDF
                ? 2
                : lead >= 0xE0 && lead <= 0xEF ? 3 : lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
        if (length == 0 || at + length > bytes.length) {
            return 0;
        }
        int second = bytes[at + 1] & 0xff;
        boolean fits =
                switch (lead) {
                    case 0xE0 -> second >= 0xA0 && second <= 0xBF;
                    case 0xED -> second >= 0x80 && second <= 0x9F;
                    case 0xF0 -> second >= 0x90 && second <= 0xBF;
                    case 0xF4 -> second >= 0x80 && second <= 0x8F;
                    default -> second >= 0x80 && second <= 0xBF;
                };
        for (int i = 2; i < length; i++) {
            fits &= (bytes[at + i] & 0xC0) == 0x80;
        }
        return fits ? length : 0;
    }
}
