package org.answerable.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.answerable.platform.Refusal;
import org.answerable.platform.crypto.Keys;

/** Where a list goes on: opaque to its holder, sealed so that it cannot be made up. */
public final class Cursor {
    private static final Cursor START = new Cursor(new String[0]);

    /** The longest: a place in a list, and which groups of it were shown. */
    private static final int MOST = 1_600;

    private final String[] parts;

    private Cursor(String[] parts) {
        this.parts = parts;
    }

    /** The cursor of a list's next page. */
    public static String write(Keys keys, String list, Object... parts) {
        StringBuilder text = new StringBuilder();
        for (Object part : parts) {
            text.append(text.isEmpty() ? "" : "~").append(part);
        }
        return text + "~" + sign(keys, list, text.toString());
    }

    /**
     * Reads a cursor; none is the beginning.
     *
     * @throws Refusal.Malformed where it was not made for this list
     */
    public static Cursor read(String cursor, Keys keys, String list) {
        if (cursor == null || cursor.isEmpty()) {
            return START;
        }
        int end = cursor.lastIndexOf('~');
        if (end < 0
                || cursor.length() > MOST
                || !MessageDigest.isEqual(
                        sign(keys, list, cursor.substring(0, end)).getBytes(StandardCharsets.UTF_8),
                        cursor.substring(end + 1).getBytes(StandardCharsets.UTF_8))) {
            throw new Refusal.Malformed("/cursor", "platform.fault.cursor");
        }
        return new Cursor(cursor.substring(0, end).split("~"));
    }

    /** A number of the cursor; {@code start} at the beginning of the list. */
    public long number(int index, long start) {
        return parts.length == 0 ? start : Long.parseLong(parts[index]);
    }

    /** A text of the cursor; {@code start} at the beginning of the list. */
    public String text(int index, String start) {
        return parts.length == 0 ? start : parts[index];
    }

    private static String sign(Keys keys, String list, String text) {
        return keys.hash("cursor-" + list, text).substring(0, 16);
    }
}
