package org.answerable.routing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.answerable.access.Identity;
import org.answerable.directory.AgencyEntry;
import org.answerable.directory.ComplaintRoute;
import org.answerable.directory.DocumentEntry;
import org.answerable.directory.Naming.Called;
import org.answerable.directory.TargetRule;
import org.answerable.directory.TaskForceEntry;
import org.answerable.directory.TopicEntry;
import org.answerable.learn.HelpWanted;
import org.answerable.platform.JsonText;
import org.answerable.platform.Sha256;

/**
 * The whole directory as one document ({@code directory/directory.schema.json} describes it): agencies, topics with the
 * words that find them, rules, task forces, and public documents with what their versions say. Whatever is not in force
 * any more stands in it too, switched off, so that a directory and its file say the same. The same directory is the
 * same text, byte by byte.
 *
 * @param texts those of the office in place of the product's, by language and key; {@code null} where the file says
 *     nothing of them: they stay as they are
 * @param help organizations that help, as the office has them; {@code null} as with texts
 */
record DirectoryFile(
        List<AgencyEntry> agencies,
        List<TopicLine> topics,
        List<RuleWanted> rules,
        List<TaskForceEntry> taskForces,
        List<DocumentEntry> documents,
        Map<String, Map<String, String>> texts,
        List<HelpWanted> help) {
    /** What the document calls itself. */
    static final String FORMAT = "answerable-directory";
    /** Raised where a file of before could be misunderstood. */
    static final int VERSION = 1;

    private static final Comparator<String> ENGLISH_FIRST =
            Comparator.comparing((String tag) -> !tag.equals("en")).thenComparing(Comparator.naturalOrder());

    /** A topic and the words that find it, by language. */
    record TopicLine(TopicEntry topic, Map<String, List<String>> words) {}

    /** All in the order of the text; topics keep theirs. */
    DirectoryFile {
        agencies = agencies.stream()
                .sorted(Comparator.comparing(AgencyEntry::slug))
                .toList();
        rules = rules.stream()
                .sorted(Comparator.comparing((RuleWanted rule) -> -rule.priority())
                        .thenComparing(RuleWanted::slug))
                .toList();
        taskForces = taskForces.stream()
                .sorted(Comparator.comparing(TaskForceEntry::slug))
                .toList();
        documents = documents.stream()
                .sorted(Comparator.comparing(DocumentEntry::slug))
                .toList();
        if (texts != null) {
            Map<String, Map<String, String>> sorted = new TreeMap<>(ENGLISH_FIRST);
            texts.forEach((language, words) -> {
                if (!words.isEmpty()) {
                    sorted.put(language, new TreeMap<>(words));
                }
            });
            texts = sorted;
        }
        if (help != null) {
            help = help.stream().sorted(Comparator.comparing(HelpWanted::id)).toList();
        }
    }

    /** One that says nothing of task forces, documents, texts and help. */
    DirectoryFile(List<AgencyEntry> agencies, List<TopicLine> topics, List<RuleWanted> rules) {
        this(agencies, topics, rules, List.of(), List.of(), null, null);
    }

    /** With what is there and was left out: retired or switched off, for nothing is deleted. */
    DirectoryFile with(DirectoryFile present) {
        List<AgencyEntry> allAgencies = new ArrayList<>(agencies);
        present.agencies.stream()
                .filter(missing(agencies, AgencyEntry::slug))
                .forEach(agency -> allAgencies.add(agency.retired()));
        List<TopicLine> allTopics = new ArrayList<>(topics);
        present.topics.stream()
                .filter(missing(topics, line -> line.topic().slug()))
                .forEach(line -> allTopics.add(new TopicLine(line.topic().retired(), line.words())));
        List<RuleWanted> allRules = new ArrayList<>(rules);
        present.rules.stream().filter(missing(rules, RuleWanted::slug)).forEach(rule -> allRules.add(rule.off()));
        List<TaskForceEntry> allForces = new ArrayList<>(taskForces);
        present.taskForces.stream()
                .filter(missing(taskForces, TaskForceEntry::slug))
                .forEach(force -> allForces.add(force.retired()));
        Map<String, DocumentEntry> there =
                present.documents.stream().collect(Collectors.toMap(DocumentEntry::slug, document -> document));
        List<DocumentEntry> allDocuments = new ArrayList<>();
        documents.forEach(document -> allDocuments.add(
                there.containsKey(document.slug()) ? document.keeping(there.get(document.slug())) : document));
        present.documents.stream()
                .filter(missing(documents, DocumentEntry::slug))
                .forEach(document -> allDocuments.add(document.retired()));
        return new DirectoryFile(
                allAgencies,
                allTopics,
                allRules,
                allForces,
                allDocuments,
                texts == null ? present.texts : texts,
                help(present));
    }

    /** Entries that were left out are retired; where the file says nothing of them, they stay. */
    private List<HelpWanted> help(DirectoryFile present) {
        if (help == null || present.help == null) {
            return help == null ? present.help : help;
        }
        List<HelpWanted> all = new ArrayList<>(help);
        present.help.stream().filter(missing(help, HelpWanted::id)).forEach(entry -> all.add(entry.retired()));
        return all;
    }

    /** The same with other agencies and rules. */
    DirectoryFile having(List<AgencyEntry> otherAgencies, List<RuleWanted> otherRules) {
        return new DirectoryFile(otherAgencies, topics, otherRules, taskForces, documents, texts, help);
    }

    private static <T> Predicate<T> missing(List<T> there, Function<T, String> slug) {
        Set<String> known = there.stream().map(slug).collect(Collectors.toCollection(HashSet::new));
        return one -> !known.contains(slug.apply(one));
    }

    /**
     * All rules that are wanted, each slug once: those that give to agencies, and those that find topics. A topic
     * without words leaves its slug to a rule that gives to an agency ({@code topic-this-website}).
     */
    List<RuleWanted> allRules() {
        List<RuleWanted> all = new ArrayList<>(rules);
        topics.stream()
                .map(line -> RuleWanted.finds(line.topic().slug(), line.topic().active(), line.words()))
                .filter(rule ->
                        !rule.when().none() || missing(rules, RuleWanted::slug).test(rule))
                .forEach(all::add);
        return all;
    }

    /** The document, by languages English first. */
    static <T> Map<String, T> byLanguage(Map<String, T> texts) {
        Map<String, T> sorted = new TreeMap<>(ENGLISH_FIRST);
        sorted.putAll(texts);
        return sorted;
    }

    /** Whether there is no agency but the coordinating office, retired ones included. */
    boolean hasOnlyOffice() {
        return agencies.stream().allMatch(agency -> agency.slug().equals(Identity.OFFICE));
    }

    /** The document as objects, lists, texts, whole numbers and truth values. */
    Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("format", FORMAT);
        tree.put("version", VERSION);
        tree.put("agencies", agencies.stream().map(DirectoryFile::agency).toList());
        tree.put("topics", topics.stream().map(DirectoryFile::topic).toList());
        tree.put("rules", rules.stream().map(DirectoryFile::rule).toList());
        tree.put(
                "taskForces",
                taskForces.stream()
                        .map(force -> called(force.tree(), force.names()))
                        .toList());
        tree.put(
                "documents",
                documents.stream()
                        .map(document -> called(document.tree(DirectoryFile::byLanguage), document.names()))
                        .toList());
        if (texts != null && !texts.isEmpty()) {
            tree.put("texts", texts);
        }
        if (help != null && !help.isEmpty()) {
            tree.put("help", help.stream().map(HelpWanted::tree).toList());
        }
        return tree;
    }

    private static Map<String, Object> agency(AgencyEntry agency) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("slug", agency.slug());
        if (agency.slug().equals(Identity.OFFICE)) {
            tree.put("coordinating", true);
        }
        tree.put("level", agency.level().tag());
        tree.put("url", agency.url());
        tree.put("answerDays", agency.answerDays());
        tree.put("acknowledgeDays", agency.acknowledgeDays());
        tree.put("updateDays", agency.updateDays());
        if (agency.hours() != null) {
            tree.put("hours", agency.hours().toString());
        }
        if (!agency.targets().isEmpty()) {
            tree.put(
                    "targets",
                    agency.targets().stream().map(DirectoryFile::target).toList());
        }
        tree.put("calendar", agency.calendar());
        tree.put("closures", List.copyOf(agency.closures()));
        tree.put("languages", List.copyOf(agency.languages()));
        tree.put("active", agency.active());
        tree.put("successor", agency.successor());
        tree.put("counties", List.copyOf(agency.counties()));
        if (!agency.complaintRoute().facts().isEmpty()) {
            tree.put("complaintRoute", route(agency.complaintRoute()));
        }
        called(tree, agency.names());
        return tree;
    }

    private static Map<String, Object> target(TargetRule rule) {
        Map<String, Object> tree = new LinkedHashMap<>();
        said(tree, "kind", rule.kind());
        said(tree, "topic", rule.topic());
        said(tree, "acknowledgeDays", rule.acknowledgeDays());
        said(tree, "updateDays", rule.updateDays());
        said(tree, "answerDays", rule.answerDays());
        return tree;
    }

    private static void said(Map<String, Object> tree, String field, Object value) {
        if (value != null) {
            tree.put(field, value);
        }
    }

    private static Map<String, Object> route(ComplaintRoute route) {
        Map<String, Object> facts = new LinkedHashMap<>();
        route.facts().forEach((fact, answer) -> {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("answer", answer.says().tag());
            tree.put("checked", answer.checked());
            tree.put("source", answer.source());
            facts.put(fact.tag(), tree);
        });
        return facts;
    }

    private static Map<String, Object> topic(TopicLine line) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("slug", line.topic().slug());
        tree.put("active", line.topic().active());
        if (line.topic().mergedInto() != null) {
            tree.put("mergedInto", line.topic().mergedInto());
        }
        called(tree, line.topic().names());
        tree.put("words", byLanguage(line.words()));
        return tree;
    }

    private static Map<String, Object> called(Map<String, Object> tree, Map<String, Called> names) {
        Map<String, Object> name = new LinkedHashMap<>();
        Map<String, Object> description = new LinkedHashMap<>();
        byLanguage(names).forEach((language, called) -> {
            name.put(language, called.name());
            if (!called.description().isEmpty()) {
                description.put(language, called.description());
            }
        });
        tree.put("name", name);
        tree.put("description", description);
        return tree;
    }

    private static Map<String, Object> rule(RuleWanted rule) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("id", rule.slug());
        tree.put("active", rule.active());
        tree.put("agency", rule.agency());
        tree.put("role", rule.lead() ? "lead" : "support");
        tree.put("priority", rule.priority());
        if (!rule.because().isEmpty()) {
            tree.put("because", byLanguage(rule.because()));
        }
        tree.put("when", rule.when().tree());
        return tree;
    }

    /**
     * The document as text, a field or an item a line, two blanks deeper at each level, with a line break at its end.
     */
    String text() {
        StringBuilder text = new StringBuilder();
        write(tree(), "\n", text);
        return text.append('\n').toString();
    }

    /** A strong validator of the text (RFC 9110, section 8.8.1): 32 hex digits of its SHA-256. */
    String tag() {
        return Sha256.hex(text().getBytes(StandardCharsets.UTF_8), 16);
    }

    /** One of its entries as text. */
    static String text(Map<String, ?> entry) {
        StringBuilder text = new StringBuilder();
        write(entry, "\n", text);
        return text.toString();
    }

    private static void write(Object value, String line, StringBuilder text) {
        switch (value) {
            case null -> text.append("null");
            case Map<?, ?> map -> {
                String before = line + "  ";
                char first = '{';
                for (Map.Entry<?, ?> field : map.entrySet()) {
                    text.append(first).append(before);
                    text.append(quoted((String) field.getKey())).append(": ");
                    write(field.getValue(), before, text);
                    first = ',';
                }
                text.append(map.isEmpty() ? "{}" : line + "}");
            }
            case List<?> list -> {
                String before = line + "  ";
                char first = '[';
                for (Object item : list) {
                    write(item, before, text.append(first).append(before));
                    first = ',';
                }
                text.append(list.isEmpty() ? "[]" : line + "]");
            }
            case String string -> text.append(quoted(string));
            default -> text.append(value); // A whole number or a truth value.
        }
    }

    /** RFC 8259, section 7: what must be escaped, and nothing else. */
    private static String quoted(String string) {
        return JsonText.JSON.createValue(string).toString();
    }
}
