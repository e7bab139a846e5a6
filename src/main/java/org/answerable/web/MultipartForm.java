package org.answerable.web;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A posted form with a file in it ({@code multipart/form-data}, RFC 7578), all of it in memory. */
public final class MultipartForm {
    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]{1,70})\"?");
    private static final Pattern NAME = Pattern.compile("(?i)content-disposition:[^\r\n]*[; ]name=\"([^\"\r\n]*)\"");

    private MultipartForm() {}

    /** The content of each field by its name; of several with one name the first. What is no such form has none. */
    public static Map<String, byte[]> read(byte[] body, String contentType) {
        Map<String, byte[]> fields = new LinkedHashMap<>();
        Matcher boundary = BOUNDARY.matcher(contentType == null ? "" : contentType);
        if (!boundary.find()) {
            return fields;
        }
        String whole = "\r\n" + new String(body, StandardCharsets.ISO_8859_1);
        for (String part : whole.split(Pattern.quote("\r\n--" + boundary.group(1)), -1)) {
            int content = part.indexOf("\r\n\r\n");
            if (content < 0) {
                continue; // Before the first part, or after the last.
            }
            Matcher name = NAME.matcher(part.substring(0, content));
            if (name.find()) {
                fields.putIfAbsent(name.group(1), part.substring(content + 4).getBytes(StandardCharsets.ISO_8859_1));
            }
        }
        return fields;
    }
}
