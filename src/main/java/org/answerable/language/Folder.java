package org.answerable.language;

import com.ibm.icu.text.DateFormatSymbols;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/**
 * One language of the interface as its folder tells it: the texts, one file a feature, and {@code status.properties},
 * which says what the language is called, who reviewed it, and what ICU does not know of it.
 */
final class Folder {
    /** The file that makes a folder a language. */
    static final String STATUS = "status.properties";

    /** Opens a file of the folder; {@code null} where there is none. */
    interface Source {
        InputStream open(String name) throws IOException;
    }

    private final String tag;
    private final Source files;
    private final Properties status;

    private Folder(String tag, Source files) {
        this.tag = tag;
        this.files = files;
        this.status =
                read(STATUS).orElseThrow(() -> new IllegalStateException("no " + STATUS + " in the folder of " + tag));
    }

    static Folder onClassPath(String tag) {
        return new Folder(tag, name -> Folder.class.getResourceAsStream("/i18n/" + tag + "/" + name));
    }

    static Folder at(Path folder) {
        return new Folder(
                folder.getFileName().toString(),
                name -> Files.isRegularFile(folder.resolve(name)) ? Files.newInputStream(folder.resolve(name)) : null);
    }

    String tag() {
        return tag;
    }

    /** A file of the folder, in UTF-8; empty where there is none. */
    Optional<Properties> read(String name) {
        try (InputStream in = files.open(name)) {
            if (in == null) {
                return Optional.empty();
            }
            Properties properties = new Properties();
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return Optional.of(properties);
        } catch (IOException e) {
            throw new UncheckedIOException(tag + "/" + name, e);
        }
    }

    /** The keys of a file in the order of its lines; none where there is no such file. */
    List<String> keys(String name) {
        List<String> keys = new ArrayList<>();
        try (InputStream in = files.open(name)) {
            if (in != null) {
                new Properties() {
                    private static final long serialVersionUID = 1L;

                    @Override
                    public synchronized Object put(Object key, Object value) {
                        keys.add((String) key);
                        return null;
                    }
                }.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(tag + "/" + name, e);
        }
        return keys;
    }

    private Optional<String> said(String key) {
        return Optional.ofNullable(status.getProperty(key)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** The name of the language in itself. */
    String ownName() {
        return said("name").orElse(tag);
    }

    /** What ICU knows it as: plurals, digits, calendar. */
    ULocale locale() {
        return ULocale.forLanguageTag(said("icu").orElse(tag));
    }

    /** {@code ltr} or {@code rtl}: what ICU says, unless the folder knows better. */
    String dir() {
        return said("direction").orElseGet(() -> locale().isRightToLeft() ? "rtl" : "ltr");
    }

    /** Tags that ask for this language though they are not near it by name. */
    Set<String> also() {
        return Set.of(said("also").map(tags -> tags.split("\\s+")).orElse(new String[0]));
    }

    /** Who looked at the texts. */
    Review review() {
        Review.Status status = said("status").map(Review.Status::of).orElse(Review.Status.MACHINE_DRAFT);
        return new Review(
                status,
                said("reviewer").orElse(null),
                said("reviewed-on").map(LocalDate::parse).orElse(null));
    }

    /**
     * What this language calls another one; the pattern {@code name.other} where it has no name of its own. Empty where
     * ICU knows better.
     */
    Optional<String> nameOf(String language) {
        return said("name." + language)
                .or(() -> said("name.other")
                        .map(pattern ->
                                pattern.replace("{0}", ULocale.getDisplayNameWithDialect(language, ULocale.ENGLISH))));
    }

    /**
     * The pattern of a kind of date ({@code date}, {@code short-date}, {@code date-time}, {@code full-date-time},
     * {@code month}); empty where ICU knows it.
     */
    Optional<String> pattern(String kind) {
        return said("pattern." + kind);
    }

    /** The names of months and weekdays that ICU does not have. */
    DateFormatSymbols symbols() {
        DateFormatSymbols symbols = new DateFormatSymbols(locale());
        said("months").ifPresent(names -> {
            String[] months = list(names, 12);
            for (int context : List.of(DateFormatSymbols.FORMAT, DateFormatSymbols.STANDALONE)) {
                symbols.setMonths(months, context, DateFormatSymbols.WIDE);
            }
        });
        said("weekdays").ifPresent(names -> {
            String[] days = list(names, 7);
            String[] fromOne = new String[8];
            fromOne[0] = "";
            System.arraycopy(days, 0, fromOne, 1, 7);
            for (int context : List.of(DateFormatSymbols.FORMAT, DateFormatSymbols.STANDALONE)) {
                symbols.setWeekdays(fromOne, context, DateFormatSymbols.WIDE);
            }
        });
        said("halves").ifPresent(names -> symbols.setAmPmStrings(list(names, 2)));
        return symbols;
    }

    private String[] list(String names, int count) {
        String[] parts = names.split("\\s*\\|\\s*");
        if (parts.length != count) {
            throw new IllegalStateException(tag + "/" + STATUS + ": " + count + " names expected: " + names);
        }
        return parts;
    }
}
