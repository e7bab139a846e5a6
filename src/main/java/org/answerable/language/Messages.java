package org.answerable.language;

import com.ibm.icu.text.Bidi;
import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.ListFormatter;
import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.text.SimpleDateFormat;
import com.ibm.icu.text.SimpleFormatter;
import com.ibm.icu.util.TimeZone;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every text for people: ICU MessageFormat patterns in {@code i18n/{language}/{feature}.properties} (UTF-8), keys
 * beginning with the feature's name. Arguments are numbered: {@code {0}}, {@code {1, plural, one {# day} other {#
 * days}}}.
 *
 * <p>Thread-safe. A missing key is an error, found by the build ({@code MessagesTest}), so that no reader meets one.
 */
@ApplicationScoped
public class Messages {
    /** The files of a language: one a feature. */
    public static final List<String> FEATURES = List.of(
            "platform",
            "language",
            "access",
            "journal",
            "directory",
            "office",
            "intake",
            "routing",
            "casework",
            "publication",
            "translation",
            "search",
            "townhall",
            "insight",
            "learn");

    private static final Set<String> WORDS = Set.copyOf(Wording.KEYS);
    private static final ZoneId WISCONSIN = ZoneId.of("America/Chicago");

    /** By language and key; read once, and not by every proxy of this bean. */
    private static final Map<String, Map<String, String>> PATTERNS =
            Languages.UI.stream().collect(Collectors.toUnmodifiableMap(Language::tag, Messages::load));

    /** What people at the desk call kinds and states; none in a test without a container. */
    @Inject
    Instance<Wording> wording;

    /** What an office has written in place of the product's texts; none in a test without a container. */
    @Inject
    Instance<OfficeTexts> texts;

    private final Map<String, DateFormat> dates = new ConcurrentHashMap<>();
    private final Map<String, Sentence> sentences = new ConcurrentHashMap<>();

    /**
     * A pattern, read.
     *
     * @param plain the same where nothing in it depends on its arguments but where they stand: most are so, and it
     *     takes less than half of the time; else {@code null}
     */
    private record Sentence(MessageFormat format, SimpleFormatter plain) {
        static Sentence of(String pattern, Language language) {
            MessagePattern parsed = new MessagePattern(pattern);
            boolean plain = pattern.indexOf('\'') < 0;
            for (int i = 0; i < parsed.countParts(); i++) {
                MessagePattern.Part part = parsed.getPart(i);
                plain &= part.getType() != MessagePattern.Part.Type.ARG_START
                        || part.getArgType() == MessagePattern.ArgType.NONE;
            }
            return new Sentence(
                    new MessageFormat(pattern, language.locale()), plain ? SimpleFormatter.compile(pattern) : null);
        }

        String with(Object[] arguments) {
            if (plain != null
                    && arguments.length >= plain.getArgumentLimit()
                    && Stream.of(arguments).allMatch(String.class::isInstance)) {
                return plain.format(Arrays.copyOf(arguments, arguments.length, String[].class));
            }
            // ICU's formats are not thread-safe.
            return ((MessageFormat) format.clone()).format(arguments);
        }
    }

    private static Map<String, String> load(Language language) {
        Map<String, String> all = new HashMap<>();
        for (String feature : FEATURES) {
            Languages.folder(language.tag())
                    .read(feature + ".properties")
                    .ifPresent(texts -> texts.forEach((key, pattern) -> all.put((String) key, (String) pattern)));
        }
        return Map.copyOf(all);
    }

    /**
     * The message of a key in a language. Instants and days among the arguments are written as dates of that language.
     */
    public String get(Language language, String key, Object... arguments) {
        String tag = PATTERNS.containsKey(language.tag()) ? language.tag() : "en";
        if (WORDS.contains(key) && wording != null && wording.isResolvable()) {
            Optional<String> word = wording.get().word(key, tag);
            if (word.isPresent()) {
                return word.get();
            }
        }
        Optional<String> own = texts != null && OfficeTexts.KEYS.contains(key) && texts.isResolvable()
                ? texts.get().text(key, tag)
                : Optional.empty();
        if (own.isPresent() && arguments.length == 0) {
            return own.get();
        }
        Sentence sentence = own.map(text -> Sentence.of(text, new Language(tag)))
                .orElseGet(() -> sentences.computeIfAbsent(tag + "\u0000" + key, ignored -> {
                    String pattern = PATTERNS.get(tag).get(key);
                    if (pattern == null) {
                        throw new IllegalArgumentException("no message " + key + " in " + tag);
                    }
                    return Sentence.of(pattern, new Language(tag));
                }));
        Object[] written = new Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            written[i] = switch (arguments[i]) {
                case null -> "";
                case Instant instant -> dateTime(language, instant);
                case LocalDate day -> date(language, day);
                case Language other -> other.name(language);
                case String text -> isolated(language, text);
                default -> arguments[i];
            };
        }
        return sentence.with(written);
    }

    /**
     * A text that runs against the direction of the sentence it is put into (a Latin name in Arabic, Arabic words in
     * English) is isolated (UAX #9: FSI, PDI), so that the punctuation around it stays where it belongs. Addresses are
     * left as they are, for what reads them.
     */
    private static String isolated(Language language, String text) {
        byte direction = Bidi.getBaseDirection(text);
        boolean against = direction == (language.dir().equals("rtl") ? Bidi.LTR : Bidi.RTL);
        return against && !text.contains("://") ? "\u2068" + text + "\u2069" : text;
    }

    /** Whether there is such a key (in English: the languages hold the same keys). */
    public boolean has(String key) {
        return PATTERNS.get("en").containsKey(key);
    }

    /** Every key, feature by feature and in the order of the English files. */
    static List<String> keys() {
        return FEATURES.stream()
                .flatMap(feature -> Languages.folder("en").keys(feature + ".properties").stream())
                .toList();
    }

    /** The product's own pattern of a key, whatever an office has written in its place. */
    public static String shipped(Language language, String key) {
        return PATTERNS.get(language.tag()).get(key);
    }

    /** The keys and patterns of a language, as the product came. */
    public Map<String, String> all(Language language) {
        return PATTERNS.get(language.tag());
    }

    /** A day in words, e.g. "Tuesday, November 24, 2026". */
    public String date(Language language, LocalDate day) {
        return written(
                language, "date", "yMMMMEEEEd", day.atStartOfDay(WISCONSIN).toInstant());
    }

    /** A day without the weekday, e.g. "November 24, 2026". */
    public String shortDate(Language language, LocalDate day) {
        return written(
                language, "short-date", "yMMMMd", day.atStartOfDay(WISCONSIN).toInstant());
    }

    /** A month, e.g. "November 2026". */
    public String month(Language language, YearMonth month) {
        return written(
                language,
                "month",
                "yMMMM",
                month.atDay(1).atStartOfDay(WISCONSIN).toInstant());
    }

    /** Date and time in Wisconsin, e.g. "November 24, 2026 at 6:00 PM". */
    public String dateTime(Language language, Instant instant) {
        return written(language, "date-time", "yMMMMdjm", instant);
    }

    /** Date and time in Wisconsin with the weekday, e.g. "Tuesday, November 24, 2026 at 6:00 PM". */
    public String fullDateTime(Language language, Instant instant) {
        return written(language, "full-date-time", "yMMMMEEEEdjm", instant);
    }

    private String written(Language language, String kind, String skeleton, Instant instant) {
        DateFormat format = (DateFormat) dates.computeIfAbsent(language.tag() + "\u0000" + kind, ignored -> {
                    Folder folder = Languages.folder(language.tag());
                    String own = folder == null ? null : folder.pattern(kind).orElse(null);
                    DateFormat made = own == null
                            ? DateFormat.getPatternInstance(skeleton, language.locale())
                            : new SimpleDateFormat(own, folder.symbols(), language.locale());
                    made.setTimeZone(TimeZone.getTimeZone(WISCONSIN.getId()));
                    return made;
                })
                .clone();
        return format.format(Date.from(instant));
    }

    /** A whole number in the reader's digits. */
    public String number(Language language, long number) {
        return NumberFormat.getIntegerInstance(language.locale()).format(number);
    }

    /**
     * Things one after the other as the language lists them, with its own comma; each is isolated where it runs against
     * the language's direction.
     */
    public String list(Language language, List<String> things) {
        ListFormatter formatter =
                ListFormatter.getInstance(language.locale(), ListFormatter.Type.UNITS, ListFormatter.Width.SHORT);
        return formatter.format(
                things.stream().map(thing -> isolated(language, thing)).toList());
    }
}
