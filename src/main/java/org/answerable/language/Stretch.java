package org.answerable.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A part of a text that is in one language.
 *
 * @param start in code points of the text
 * @param end exclusive, in code points
 * @param confidence as of {@link Detection}, the mean of its sentences
 */
public record Stretch(int start, int end, Language language, double confidence) {
    /** What {@link #written} begins with; another one once texts are cut otherwise: what was kept is then cut anew. */
    private static final String FORM = "1";

    /** UTF-16 units; of a list that is longer nothing is kept. */
    static final int LONGEST = 4_000;

    private static final Pattern PART = Pattern.compile(
            "([1-9][0-9]{0,6}) ([A-Za-z0-9]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4}) (1(?:\\.00)?|0?\\.[0-9]{2})");

    /** This part of the text that was cut. */
    public String of(String text) {
        int from = text.offsetByCodePoints(0, start);
        return text.substring(from, text.offsetByCodePoints(from, end - start));
    }

    /**
     * All stretches of a text, as they are kept beside it: how long each is, its language, and the confidence in
     * hundredths ({@code 1;120 es .98;64 en .91}); {@code null} where that would be too long.
     */
    public static String written(List<Stretch> stretches) {
        String all = stretches.stream()
                .map(one -> one.end - one.start + " " + one.language.tag() + " "
                        + String.format(Locale.ROOT, "%.2f", one.confidence))
                .collect(Collectors.joining(";", FORM + ";", ""));
        return all.length() > LONGEST ? null : all;
    }

    /**
     * The stretches that were kept beside a text.
     *
     * @param written of {@link #written}, or {@code null}
     * @return empty where nothing was kept, or nothing that can be read, or what was kept is not as long as the text:
     *     it is that of another one then, and the text is to be cut anew
     */
    public static Optional<List<Stretch>> read(String written, String text) {
        if (written == null || !written.startsWith(FORM + ";")) {
            return Optional.empty();
        }
        List<Stretch> stretches = new ArrayList<>();
        int at = 0;
        for (String part : written.substring(FORM.length() + 1).split(";", -1)) {
            Matcher read = PART.matcher(part);
            if (!read.matches()) {
                return Optional.empty();
            }
            int end = at + Integer.parseInt(read.group(1));
            stretches.add(new Stretch(at, end, new Language(read.group(2)), Double.parseDouble(read.group(3))));
            at = end;
        }
        return at == text.codePointCount(0, text.length()) ? Optional.of(List.copyOf(stretches)) : Optional.empty();
    }
}
