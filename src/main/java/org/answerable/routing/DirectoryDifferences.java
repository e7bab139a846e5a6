package org.answerable.routing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.answerable.directory.AgencyEntry;
import org.answerable.directory.DocumentEntry;
import org.answerable.directory.Naming.Called;
import org.answerable.directory.TargetRule;
import org.answerable.directory.TaskForceEntry;
import org.answerable.platform.JsonText;
import org.answerable.platform.Sha256;
import org.answerable.platform.Texts;
import org.answerable.routing.DirectoryFile.TopicLine;

/** What becomes another where one directory takes the place of another. */
final class DirectoryDifferences {
    /** A text that is longer, in chars, is told by its beginning. */
    private static final int LONG = 300;
    /** In code points. */
    private static final int BEGINNING = 80;

    private final List<DirectoryChange> changes = new ArrayList<>();

    private DirectoryDifferences() {}

    /** In the order of the file; {@code to} has at least all that {@code from} has. */
    static List<DirectoryChange> between(DirectoryFile from, DirectoryFile to) {
        DirectoryDifferences differences = new DirectoryDifferences();
        differences.compare("agencies", agencies(from), agencies(to));
        differences.compare("topics", topics(from), topics(to));
        differences.compare("rules", rules(from), rules(to));
        differences.compare("taskForces", taskForces(from), taskForces(to));
        differences.compare("documents", documents(from), documents(to));
        differences.compareTexts(from.texts(), to.texts());
        differences.compare("help", help(from), help(to));
        return differences.changes;
    }

    /** Where a file says nothing of texts, none changes. */
    private void compareTexts(Map<String, Map<String, String>> from, Map<String, Map<String, String>> to) {
        if (from == null || to == null) {
            return;
        }
        Map<String, String> present = texts(from);
        Map<String, String> wanted = texts(to);
        Set<String> places = new TreeSet<>(present.keySet());
        places.addAll(wanted.keySet());
        for (String place : places) {
            if (!Objects.equals(present.get(place), wanted.get(place))) {
                changes.add(new DirectoryChange(place, present.get(place), wanted.get(place)));
            }
        }
    }

    private static Map<String, String> texts(Map<String, Map<String, String>> byLanguage) {
        Map<String, String> texts = new LinkedHashMap<>();
        byLanguage.forEach(
                (language, words) -> words.forEach((key, text) -> texts.put("texts/" + language + "/" + key, text)));
        return texts;
    }

    private void compare(String list, Map<String, Map<String, String>> from, Map<String, Map<String, String>> to) {
        to.forEach((slug, wanted) -> {
            String what = list + "/" + slug;
            Map<String, String> present = from.get(slug);
            if (present == null) {
                changes.add(new DirectoryChange(what, null, title(wanted)));
                return;
            }
            Set<String> fields = new TreeSet<>(present.keySet());
            fields.addAll(wanted.keySet());
            for (String field : fields) {
                if (!Objects.equals(present.get(field), wanted.get(field))) {
                    changes.add(new DirectoryChange(what + "/" + field, present.get(field), wanted.get(field)));
                }
            }
        });
    }

    /** Of an agency, a topic or an organization its name, English where there is one; of a rule whom it gives to. */
    private static String title(Map<String, String> fields) {
        return fields.getOrDefault(
                "name/en",
                fields.entrySet().stream()
                        .filter(field -> field.getKey().startsWith("name/"))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(fields.getOrDefault("agency", fields.get("name"))));
    }

    /** In JSON: a phrase may hold whatever stands between phrases. */
    private static String list(List<String> words) {
        return JsonText.JSON.createArrayBuilder(words).build().toString();
    }

    private static Map<String, Map<String, String>> agencies(DirectoryFile file) {
        Map<String, Map<String, String>> agencies = new LinkedHashMap<>();
        for (AgencyEntry agency : file.agencies()) {
            Map<String, String> fields = named(agency.names());
            fields.put("level", agency.level().tag());
            fields.put("url", agency.url());
            fields.put("answerDays", String.valueOf(agency.answerDays()));
            fields.put("acknowledgeDays", String.valueOf(agency.acknowledgeDays()));
            fields.put("updateDays", String.valueOf(agency.updateDays()));
            fields.put("hours", agency.hours() == null ? null : agency.hours().toString());
            fields.put(
                    "targets",
                    agency.targets().stream().map(TargetRule::toString).collect(Collectors.joining(", ")));
            fields.put("calendar", agency.calendar());
            fields.put("closures", String.join(", ", agency.closures()));
            fields.put("languages", String.join(", ", agency.languages()));
            fields.put("active", String.valueOf(agency.active()));
            fields.put("successor", agency.successor());
            fields.put("counties", String.join(", ", agency.counties()));
            agency.complaintRoute()
                    .facts()
                    .forEach((fact, answer) -> fields.put(
                            "complaintRoute/" + fact.tag(),
                            answer.says().tag() + ", " + answer.checked()
                                    + (answer.source() == null ? "" : ", " + answer.source())));
            agencies.put(agency.slug(), fields);
        }
        return agencies;
    }

    private static Map<String, Map<String, String>> help(DirectoryFile file) {
        Map<String, Map<String, String>> help = new LinkedHashMap<>();
        if (file.help() != null) {
            file.help().forEach(entry -> {
                Map<String, String> fields = DirectoryPart.values(entry.tree());
                fields.remove("id");
                help.put(entry.id(), fields);
            });
        }
        return help;
    }

    private static Map<String, Map<String, String>> topics(DirectoryFile file) {
        Map<String, Map<String, String>> topics = new LinkedHashMap<>();
        for (TopicLine line : file.topics()) {
            Map<String, String> fields = named(line.topic().names());
            fields.put("position", String.valueOf(topics.size() + 1));
            fields.put("active", String.valueOf(line.topic().active()));
            fields.put("mergedInto", line.topic().mergedInto());
            line.words().forEach((language, words) -> fields.put("words/" + language, list(words)));
            topics.put(line.topic().slug(), fields);
        }
        return topics;
    }

    private static Map<String, String> named(Map<String, Called> names) {
        Map<String, String> fields = new LinkedHashMap<>();
        names.forEach((language, called) -> {
            fields.put("name/" + language, called.name());
            if (!called.description().isEmpty()) {
                fields.put("description/" + language, called.description());
            }
        });
        return fields;
    }

    private static Map<String, Map<String, String>> rules(DirectoryFile file) {
        Map<String, Map<String, String>> rules = new LinkedHashMap<>();
        for (RuleWanted rule : file.rules()) {
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put("active", String.valueOf(rule.active()));
            fields.put("agency", rule.agency());
            fields.put("role", rule.lead() ? "lead" : "support");
            fields.put("priority", String.valueOf(rule.priority()));
            rule.because().forEach((language, text) -> fields.put("because/" + language, text));
            fields.put("when", rule.when().json());
            rules.put(rule.slug(), fields);
        }
        return rules;
    }

    private static Map<String, Map<String, String>> taskForces(DirectoryFile file) {
        Map<String, Map<String, String>> forces = new LinkedHashMap<>();
        for (TaskForceEntry force : file.taskForces()) {
            Map<String, String> fields = named(force.names());
            plain(force.tree(), "", fields);
            forces.put(force.slug(), fields);
        }
        return forces;
    }

    private static Map<String, Map<String, String>> documents(DirectoryFile file) {
        Map<String, Map<String, String>> documents = new LinkedHashMap<>();
        for (DocumentEntry document : file.documents()) {
            Map<String, String> fields = named(document.names());
            Map<String, Object> tree = document.tree(DirectoryFile::byLanguage);
            tree.remove("versions");
            plain(tree, "", fields);
            for (DocumentEntry.Version version : document.versions()) {
                plain(version.tree(DirectoryFile::byLanguage), "versions/" + version.number() + "/", fields);
            }
            documents.put(document.slug(), fields);
        }
        return documents;
    }

    /** Fields by their place; a long text by its beginning and its hash. */
    private static void plain(Map<String, ?> tree, String at, Map<String, String> fields) {
        tree.forEach((field, value) -> {
            switch (value) {
                case null -> fields.put(at + field, null);
                case Map<?, ?> inner -> plain(DirectoryPart.fields(inner), at + field + "/", fields);
                case List<?> items ->
                    fields.put(
                            at + field,
                            String.join(
                                    ", ", items.stream().map(String::valueOf).toList()));
                default -> fields.put(at + field, shortly(String.valueOf(value)));
            }
        });
        fields.remove("slug");
    }

    private static String shortly(String text) {
        return text.length() <= LONG
                ? text
                : Texts.slice(text, 0, BEGINNING) + " … (" + Sha256.hex(text.getBytes(StandardCharsets.UTF_8), 6) + ")";
    }
}
