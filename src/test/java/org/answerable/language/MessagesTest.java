package org.answerable.language;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.PluralRules;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every text for people is in every language, is used, and is nowhere else. Each test tells all that is wrong at once.
 *
 * <p>A key is used where a string literal of a Java source or template is that key, or is a prefix of it that ends with
 * a full stop and is continued by an expression: {@code "intake.kind." + kind} uses the whole family
 * {@code intake.kind.*}. Families that are put together in other ways stand in {@link #FAMILIES}; literals that only
 * look like keys in {@link #NOT_KEYS}.
 */
class MessagesTest {
    private static final Path TEXTS = Path.of("i18n");

    /** Prefixes of keys that are put together where no literal shows it; say where. */
    private static final Set<String> FAMILIES = Set.of();

    /** Literals that look like keys and are none; say what they are. */
    private static final Set<String> NOT_KEYS =
            // Acts of the journal.
            Set.of("directory.applied", "translation.drafted", "translation.reviewed", "translation.removed");

    /** Messages in which one count only decides between none, one and some, and another one is counted. */
    private static final Set<String> SWITCHES = Set.of(
            "insight.home.kept.count",
            "townhall.commitments.kept",
            "townhall.list.came",
            "insight.county.city",
            "insight.county.village",
            "insight.county.town");

    private static final Pattern KEY =
            Pattern.compile("(?:" + String.join("|", Messages.FEATURES) + ")\\.[a-z0-9][a-z0-9.-]*");
    private static final Pattern FILE_NAME = Pattern.compile(
            ".*\\.(csv|ndjson|atom|json|jte|html|css|js|svg|png|ics|pdf|xml|properties|sql|txt|gz|java)");

    private record Use(String key, boolean prefix, String where) {}

    @Test
    void every_language_has_the_keys_of_english() throws IOException {
        Set<String> english = patterns(Language.ENGLISH).keySet();
        List<String> wrong = new ArrayList<>();
        for (Language language : Languages.UI) {
            Set<String> keys = patterns(language).keySet();
            english.stream().filter(key -> !keys.contains(key)).forEach(key -> wrong.add(language + " lacks " + key));
            keys.stream()
                    .filter(key -> !english.contains(key))
                    .forEach(key -> wrong.add(language + " has " + key + ", English has not"));
        }
        none(wrong);
    }

    @Test
    void every_file_is_read_and_every_key_begins_with_the_name_of_its_file_and_stands_there_once() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Path file : texts(TEXTS)) {
            String feature = file.getFileName().toString().replace(".properties", "");
            String language = file.getParent().getFileName().toString();
            if (!Messages.FEATURES.contains(feature) || Languages.ui(language).isEmpty()) {
                wrong.add(file + " is not read: no such feature or language of the interface");
            }
            Set<String> seen = new TreeSet<>();
            for (String line :
                    Files.readString(file).replaceAll("\\\\\\R\\s*", "").lines().toList()) {
                if (line.isBlank()
                        || line.stripLeading().startsWith("#")
                        || line.stripLeading().startsWith("!")) {
                    continue;
                }
                Properties one = new Properties();
                one.load(new StringReader(line));
                String key = one.stringPropertyNames().iterator().next();
                if (!seen.add(key)) {
                    wrong.add(file + " has " + key + " twice");
                }
                if (!key.startsWith(feature + ".")) {
                    wrong.add(file + " has " + key + ", which is not of " + feature);
                }
                if (one.getProperty(key).isBlank()) {
                    wrong.add(file + " has no text for " + key);
                }
            }
        }
        none(wrong);
    }

    @Test
    void every_pattern_can_be_read_and_takes_the_same_arguments_in_every_language() throws IOException {
        Map<String, Set<String>> english = new TreeMap<>();
        List<String> wrong = new ArrayList<>();
        for (Language language : Languages.UI) {
            patterns(language).forEach((key, pattern) -> {
                try {
                    Set<String> arguments =
                            arguments(new MessageFormat(pattern, ULocale.forLanguageTag(language.tag())).toPattern());
                    if (arguments.stream().anyMatch(name -> !name.matches("\\d"))) {
                        wrong.add(language + " " + key + " names its arguments, they are numbered: " + arguments);
                    }
                    Set<String> written = Pattern.compile("\\{(\\d)")
                            .matcher(pattern)
                            .results()
                            .map(r -> r.group(1))
                            .collect(Collectors.toSet());
                    if (!written.equals(arguments)) {
                        wrong.add(language + " " + key + " has an apostrophe before a bracket, which hides it: "
                                + pattern);
                    }
                    if (!english.computeIfAbsent(key, k -> arguments).equals(arguments)) {
                        wrong.add(language + " " + key + " takes " + arguments + ", English takes " + english.get(key));
                    }
                } catch (IllegalArgumentException e) {
                    wrong.add(language + " " + key + " cannot be read: " + e.getMessage());
                }
            });
        }
        none(wrong);
    }

    @Test
    void every_plural_has_the_forms_of_its_language() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Language language : Languages.UI) {
            Set<String> needed = PluralRules.forLocale(language.locale()).getKeywords();
            // "many" of Spanish is for a million and more of something, which no message counts.
            Set<String> forms = language.tag().equals("es") ? Set.of("one", "other") : needed;
            patterns(language)
                    .forEach((key, pattern) -> plurals(pattern).forEach(written -> {
                        if (!written.containsAll(forms)
                                && !(SWITCHES.contains(key)
                                        && written.stream()
                                                .allMatch(form -> form.startsWith("=") || form.equals("other")))) {
                            wrong.add(language + " " + key + " has " + written + ", the language needs " + forms);
                        }
                        written.stream()
                                .filter(form -> !form.startsWith("=") && !needed.contains(form))
                                .forEach(form -> wrong.add(language + " " + key + " has the form " + form
                                        + ", which the language does not know"));
                    }));
        }
        none(wrong);
    }

    /** The forms of each plural of a pattern. */
    private static List<Set<String>> plurals(String pattern) {
        MessagePattern parsed = new MessagePattern(pattern);
        List<Set<String>> plurals = new ArrayList<>();
        Deque<Set<String>> open = new ArrayDeque<>();
        for (int i = 0; i < parsed.countParts(); i++) {
            MessagePattern.Part part = parsed.getPart(i);
            boolean plural = part.getArgType() == MessagePattern.ArgType.PLURAL;
            if (part.getType() == MessagePattern.Part.Type.ARG_START) {
                open.push(plural ? new TreeSet<>() : Set.of());
            } else if (part.getType() == MessagePattern.Part.Type.ARG_LIMIT) {
                Set<String> done = open.pop();
                if (plural) {
                    plurals.add(done);
                }
            } else if (part.getType() == MessagePattern.Part.Type.ARG_SELECTOR
                    && open.peek() instanceof TreeSet<String> forms) {
                forms.add(parsed.getSubstring(part));
            }
        }
        return plurals;
    }

    @Test
    void a_message_says_what_its_pattern_says_in_full() throws IOException {
        Messages messages = new Messages();
        Object[] arguments = {"0", "11", "222", "3333", "44444", "555555", "6666666", "77777777"};
        List<String> wrong = new ArrayList<>();
        int compared = 0;
        for (Language language : Languages.UI) {
            for (Map.Entry<String, String> message : patterns(language).entrySet()) {
                String full;
                try {
                    full = new MessageFormat(message.getValue(), language.locale()).format(arguments);
                } catch (IllegalArgumentException countsSomething) {
                    continue;
                }
                compared++;
                if (!full.equals(messages.get(language, message.getKey(), arguments))) {
                    wrong.add(language + " " + message.getKey() + ": "
                            + messages.get(language, message.getKey(), arguments) + ", not " + full);
                }
            }
        }
        none(wrong);
        assertThat(compared).isGreaterThan(10_000);
    }

    @Test
    void no_sentence_was_left_in_english() throws IOException {
        Map<String, String> english = patterns(Language.ENGLISH);
        List<String> wrong = new ArrayList<>();
        for (Language language : Languages.UI) {
            if (!language.equals(Language.ENGLISH)) {
                patterns(language).forEach((key, pattern) -> {
                    if (pattern.equals(english.get(key))
                            && pattern.replaceAll("\\{[^{}]*\\}", "").split("\\P{L}+\\s").length > 3) {
                        wrong.add(language + " " + key + " = " + pattern);
                    }
                });
            }
        }
        none(wrong);
    }

    @Test
    void every_key_that_is_used_exists() throws IOException {
        Set<String> keys = patterns(Language.ENGLISH).keySet();
        List<String> wrong = new ArrayList<>();
        for (Use use : uses()) {
            if (use.prefix ? keys.stream().noneMatch(key -> key.startsWith(use.key)) : !keys.contains(use.key)) {
                wrong.add(use.where + ": no message " + use.key + (use.prefix ? "…" : ""));
            }
        }
        none(wrong);
    }

    @Test
    void every_key_is_used() throws IOException {
        List<Use> uses = uses();
        Set<String> exact =
                uses.stream().filter(use -> !use.prefix).map(Use::key).collect(Collectors.toSet());
        Set<String> prefixes = uses.stream().filter(Use::prefix).map(Use::key).collect(Collectors.toSet());
        none(patterns(Language.ENGLISH).keySet().stream()
                .filter(key -> !exact.contains(key)
                        && prefixes.stream().noneMatch(key::startsWith)
                        && FAMILIES.stream().noneMatch(key::startsWith))
                .map(key -> "nothing uses " + key)
                .toList());
    }

    @Test
    void templates_hold_no_text_of_their_own() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Path file : files(Path.of("src/main/jte"), ".jte")) {
            Source template = Source.template(Files.readString(file));
            template.fixedTexts((line, text) -> wrong.add(file + ":" + line + ": " + text));
            for (Source.Literal literal : template.literals()) {
                if (literal.value().matches("\\p{Lu}\\p{Ll}+([ ,.:].*)?|.*\\p{L}{2,} \\p{L}+ \\p{L}{2,}[.?:!]")) {
                    wrong.add(file + ":" + literal.line() + ": \"" + literal.value() + "\"");
                }
            }
        }
        none(wrong);
    }

    @Test
    void the_readers_of_sources_see_what_they_should() {
        Source template = Source.template("""
                <%-- Usage: @if(x) Text --%>
                @import java.util.List
                @param String title = "Some default"
                !{String a = "b";}
                @template.web.layout(page = page, title = page.t("intake.title"), content = @`
                    <p title="Hello" class="a b">${page.t("intake.kind." + kind)}, &middot; @if(a > b) yes @else<b>${x}</b>@endif</p>
                    <input type="submit" value="Send"><input type="text" value="x" placeholder="${page.t("intake.hint")}">
                    <script type="module">let word = "x";</script><!-- comment -->
                `)
                """);
        List<String> texts = new ArrayList<>();
        template.fixedTexts((line, text) -> texts.add(line + " " + text));
        assertThat(texts).containsExactly("6 Hello", "6 ,    yes", "7 Send");
        assertThat(template.literals())
                .extracting(Source.Literal::value)
                .containsExactly("Some default", "b", "intake.title", "intake.kind.", "intake.hint");
        assertThat(template.literals())
                .extracting(Source.Literal::continued)
                .containsExactly(false, false, false, true, false);
        Source java = Source.java("""
                /* "no" */ // "no"
                char q = '"'; String a = "say \\"x\\"" + 'c'; String b = \"""
                    block \"""; t("a.b." + c)
                """);
        assertThat(java.literals())
                .extracting(l -> l.value().strip())
                .containsExactly("say \\\"x\\\"", "block", "a.b.");
    }

    /** The names of arguments, those inside the forms of a plural too. */
    private static Set<String> arguments(String pattern) {
        MessagePattern parsed = new MessagePattern(pattern);
        Set<String> names = new TreeSet<>();
        for (int i = 0; i < parsed.countParts(); i++) {
            MessagePattern.Part part = parsed.getPart(i);
            if (part.getType() == MessagePattern.Part.Type.ARG_NAME
                    || part.getType() == MessagePattern.Part.Type.ARG_NUMBER) {
                names.add(parsed.getSubstring(part));
            }
        }
        return names;
    }

    private static List<Use> uses() throws IOException {
        Set<String> keys = patterns(Language.ENGLISH).keySet();
        List<Use> uses = new ArrayList<>();
        for (Path file : files(Path.of("src/main/java"), ".java")) {
            collect(file, Source.java(Files.readString(file)), keys, uses);
        }
        for (Path file : files(Path.of("src/main/jte"), ".jte")) {
            collect(file, Source.template(Files.readString(file)), keys, uses);
        }
        return uses;
    }

    private static void collect(Path file, Source source, Set<String> keys, List<Use> uses) {
        for (Source.Literal literal : source.literals()) {
            String value = literal.value();
            int hole = value.indexOf('%');
            String key = hole > 0 ? value.substring(0, hole) : value;
            Matcher matcher = KEY.matcher(key);
            boolean prefix = hole > 0 || key.endsWith(".") || key.endsWith("-") && literal.continued();
            if (matcher.matches()
                    && !NOT_KEYS.contains(value)
                    && (keys.contains(value) || !FILE_NAME.matcher(value).matches())) {
                uses.add(new Use(key, prefix, file + ":" + literal.line()));
            }
        }
    }

    private static Map<String, String> patterns(Language language) throws IOException {
        Map<String, String> patterns = new LinkedHashMap<>();
        for (Path file : texts(TEXTS.resolve(language.tag()))) {
            Properties properties = new Properties();
            properties.load(new StringReader(Files.readString(file, StandardCharsets.UTF_8)));
            properties.stringPropertyNames().stream()
                    .sorted()
                    .forEach(key -> patterns.put(key, properties.getProperty(key)));
        }
        return patterns;
    }

    private static List<Path> texts(Path folder) throws IOException {
        return files(folder, ".properties").stream()
                .filter(file -> !file.endsWith(Folder.STATUS))
                .toList();
    }

    private static List<Path> files(Path folder, String end) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(f -> f.toString().endsWith(end)).sorted().toList();
        }
    }

    private static void none(List<String> wrong) {
        assertThat(wrong)
                .as("%d wrong:%n%s%n", wrong.size(), String.join("\n", wrong))
                .isEqualTo(List.of());
    }
}
