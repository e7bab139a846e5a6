package org.answerable.browser;

import com.ibm.icu.text.DateFormatSymbols;
import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.answerable.language.Languages;

/**
 * A language for tests, made from English as CONTRIBUTING says: one folder. Each letter bears a mark that no English
 * has, so a plain letter on a page of this language is a text that nobody translated.
 */
final class PseudoLanguage {
    static final String TAG = "en-XA";
    private static final String PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final String MARKED = "ÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽåƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýž";

    private PseudoLanguage() {}

    /** Writes the folder of the language into another one, for {@code LANGUAGES_DIR}. */
    static void into(Path languages) throws IOException {
        Path folder = Files.createDirectories(languages.resolve(TAG));
        try (Stream<Path> files = Files.list(Path.of("i18n/en"))) {
            for (Path file : files.filter(f -> !f.endsWith("status.properties")).toList()) {
                Properties english = new Properties();
                english.load(new StringReader(Files.readString(file)));
                Files.writeString(
                        folder.resolve(file.getFileName()),
                        english.stringPropertyNames().stream()
                                .sorted()
                                .map(key -> key + " = " + escaped(pattern(english.getProperty(key))))
                                .collect(Collectors.joining("\n", "", "\n")));
            }
        }
        DateFormatSymbols symbols = new DateFormatSymbols(ULocale.ENGLISH);
        StringBuilder status = new StringBuilder("name = " + marked("Pseudo") + "\nstatus = machine-draft\n");
        status.append("months = ")
                .append(marked(String.join(" | ", symbols.getMonths())))
                .append('\n');
        status.append("weekdays = ")
                .append(marked(
                        String.join(" | ", Arrays.asList(symbols.getWeekdays()).subList(1, 8))))
                .append('\n');
        status.append("halves = ").append(marked("AM | PM")).append('\n');
        status.append(
                "pattern.date = EEEE, MMMM d, yyyy\npattern.short-date = MMMM d, yyyy\npattern.month = MMMM yyyy\n");
        status.append(
                "pattern.date-time = MMMM d, yyyy, h:mm a\npattern.full-date-time = EEEE, MMMM d, yyyy, h:mm a\n");
        tags().forEach(tag -> status.append("name.")
                .append(tag)
                .append(" = ")
                .append(marked(ULocale.getDisplayNameWithDialect(tag, ULocale.ENGLISH)))
                .append('\n'));
        Files.writeString(folder.resolve("status.properties"), status);
    }

    /** The languages that a page may name. */
    static Stream<String> tags() {
        return Stream.of(
                        Stream.of(Locale.getISOLanguages()),
                        Stream.of("zh-Hant", "hmn", "ksw", "ckb", "rhg", "fil", "und", TAG),
                        Languages.UI.stream().map(l -> l.tag()))
                .flatMap(s -> s)
                .distinct();
    }

    /** The text with a mark on each letter. */
    static String marked(String text) {
        StringBuilder marked = new StringBuilder();
        text.chars().forEach(c -> marked.append(PLAIN.indexOf(c) < 0 ? (char) c : MARKED.charAt(PLAIN.indexOf(c))));
        return marked.toString();
    }

    /** Marks what a pattern says, and leaves what it asks for as it is. */
    private static String pattern(String pattern) {
        MessagePattern parsed = new MessagePattern(pattern);
        StringBuilder made = new StringBuilder();
        Deque<Boolean> said = new ArrayDeque<>(List.of(false));
        int at = 0;
        for (int i = 0; i < parsed.countParts(); i++) {
            MessagePattern.Part part = parsed.getPart(i);
            // The number in "=1" is a part within a part.
            if (part.getIndex() >= at) {
                String before = pattern.substring(at, part.getIndex());
                made.append(said.peek() ? marked(before) : before);
                made.append(pattern, part.getIndex(), part.getLimit());
                at = part.getLimit();
            }
            switch (part.getType()) {
                case MSG_START -> said.push(true);
                case ARG_START -> said.push(false);
                case MSG_LIMIT, ARG_LIMIT -> said.pop();
                default -> {}
            }
        }
        return made.append(pattern.substring(at)).toString();
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\n", "\\n");
    }
}
