package org.answerable.routing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.answerable.directory.RouteFact;
import org.answerable.language.Language;
import org.answerable.language.Languages;
import org.answerable.platform.Refusal;
import org.answerable.platform.Refusal.Fault;
import org.answerable.routing.DirectoryEditing.Entry;

/** What the forms of agencies, topics and rules have in common. */
final class EntryForm {
    private static final List<String> TARGET = List.of("kind", "topic", "acknowledgeDays", "updateDays", "answerDays");

    private EntryForm() {}

    /** The languages of the interface, the reader's first. */
    static List<Language> languages(Language reader) {
        List<Language> languages = new ArrayList<>(List.of(reader));
        Languages.UI.stream().filter(language -> !language.equals(reader)).forEach(languages::add);
        return languages;
    }

    /** The items of a text that has one a line; blank lines aside. */
    static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    /** Names and descriptions as the file has them, of fields that are not empty; a language without both has none. */
    static void names(Map<String, String> typed, Map<String, Object> fields) {
        Map<String, Object> name = new LinkedHashMap<>();
        Map<String, Object> description = new LinkedHashMap<>();
        for (Language language : Languages.UI) {
            String said = typed.getOrDefault("name." + language.tag(), "");
            String told = typed.getOrDefault("description." + language.tag(), "");
            if (!said.isBlank()) {
                name.put(language.tag(), said);
            }
            if (!told.isBlank()) {
                description.put(language.tag(), told);
            }
        }
        fields.put("name", name);
        fields.put("description", description);
    }

    /** A field of a form; {@code null} where it is empty. */
    static String given(Map<String, String> typed, String field) {
        String given = typed.getOrDefault(field, "").strip();
        return given.isEmpty() ? null : given;
    }

    /** Phrases as the file has them: a field a language, one phrase a line. */
    static Map<String, Object> words(Map<String, String> typed) {
        Map<String, Object> words = new LinkedHashMap<>();
        typed.forEach((field, text) -> {
            if (field.startsWith("words.") && !lines(text).isEmpty()) {
                words.put(field.substring("words.".length()), lines(text));
            }
        });
        return words;
    }

    /**
     * Numbers of days for messages of a kind or about a topic as the file has them, of a text with one a line, its
     * parts separated by blanks as {@link TargetRule} writes them. What is no such line stays what it is, which the
     * file's reading refuses.
     */
    static List<Object> targets(String text) {
        List<Object> targets = new ArrayList<>();
        for (String line : lines(text)) {
            String[] parts = line.split("\\s+");
            if (parts.length != TARGET.size()) {
                targets.add(line);
                continue;
            }
            Map<String, Object> target = new LinkedHashMap<>();
            for (int i = 0; i < parts.length; i++) {
                if (!parts[i].equals("-")) {
                    target.put(TARGET.get(i), i < 2 ? parts[i] : AgencyPages.number(parts[i]));
                }
            }
            targets.add(target);
        }
        return targets;
    }

    /** The same, the other way round. */
    private static String targets(List<?> targets) {
        return targets.stream()
                .map(target -> target instanceof Map<?, ?> said
                        ? TARGET.stream()
                                .map(field -> said.get(field) == null ? "-" : String.valueOf(said.get(field)))
                                .collect(Collectors.joining(" "))
                        : String.valueOf(target))
                .collect(Collectors.joining("\n"));
    }

    /** Facts of a way to complain as the file has them, of those that have an answer, a day or a source. */
    static void route(Map<String, String> typed, Map<String, Object> fields) {
        Map<String, Object> facts = new LinkedHashMap<>();
        for (String fact : RouteFact.tags()) {
            Map<String, Object> said = new LinkedHashMap<>();
            for (String part : List.of("answer", "checked", "source")) {
                String text = typed.getOrDefault("complaintRoute." + fact + "." + part, "")
                        .strip();
                said.put(part, text.isEmpty() ? null : text);
            }
            if (said.values().stream().anyMatch(Objects::nonNull)) {
                facts.put(fact, said);
            }
        }
        fields.put("complaintRoute", facts);
    }

    /** Why a rule gives there, as the file has it: a field a language. */
    static Map<String, Object> because(Map<String, String> typed) {
        Map<String, Object> because = new LinkedHashMap<>();
        typed.forEach((field, text) -> {
            if (field.startsWith("because.") && !text.isBlank()) {
                because.put(field.substring("because.".length()), text);
            }
        });
        return because;
    }

    /**
     * Makes a change to what a page showed; where that is another by now, the page says so and keeps what was typed.
     */
    static Entry asSeen(Supplier<Entry> change) {
        try {
            return change.get();
        } catch (Refusal.Outdated outdated) {
            throw new Refusal.Conflict("routing.edit.meanwhile");
        }
    }

    /** The fields of a form that say the same as an entry; lists are one item a line. */
    static Map<String, String> typed(Map<String, Object> entry) {
        Map<String, String> typed = new LinkedHashMap<>();
        entry.forEach((field, value) -> {
            if (value instanceof Map<?, ?> inner) {
                typed(DirectoryPart.fields(inner)).forEach((own, text) -> typed.put(field + "." + own, text));
            } else if (field.equals("targets") && value instanceof List<?> items) {
                typed.put(field, targets(items));
            } else if (value instanceof List<?> items) {
                typed.put(
                        field,
                        String.join("\n", items.stream().map(String::valueOf).toList()));
            } else {
                typed.put(field, value == null ? "" : String.valueOf(value));
            }
        });
        return typed;
    }

    /** The languages that have phrases, and those of the interface, the reader's first. */
    static List<Language> spoken(Map<String, String> typed, Language reader) {
        List<Language> languages = new ArrayList<>(languages(reader));
        new TreeSet<>(typed.keySet())
                .stream()
                        .filter(field -> field.startsWith("words."))
                        .map(field -> new Language(field.substring("words.".length())))
                        .filter(language -> !languages.contains(language))
                        .forEach(languages::add);
        return languages;
    }

    /**
     * What a merge patch says so that an entry becomes what was typed: what is there of maps and was left empty is
     * taken away.
     */
    static Map<String, Object> patch(Map<String, Object> present, Map<String, Object> wanted) {
        Map<String, Object> patch = new LinkedHashMap<>(wanted);
        for (String field : List.of("name", "description", "words", "because", "complaintRoute")) {
            if (wanted.get(field) instanceof Map<?, ?> texts && present.get(field) instanceof Map<?, ?> old) {
                Map<String, Object> changed = new LinkedHashMap<>(DirectoryPart.fields(texts));
                old.keySet().forEach(language -> changed.putIfAbsent((String) language, null));
                patch.put(field, changed);
            }
        }
        return patch;
    }

    /** The field that a fault is of, where lists and maps are one field. */
    static String place(Fault fault, Language reader) {
        String[] steps = fault.pointer().split("/");
        if (steps.length < 2) {
            return fault.pointer();
        }
        return switch (steps[1]) {
            case "closures", "targets", "agencies", "taskForces" -> "/" + steps[1];
            case "versions" -> steps.length > 3 ? "/" + steps[3] : "/text";
            case "name" -> steps.length > 2 ? fault.pointer() : "/name/" + reader.tag();
            case "because" -> steps.length > 2 ? fault.pointer() : "/because/" + reader.tag();
            case "words" -> steps.length > 2 ? "/words/" + steps[2] : "/words/" + reader.tag();
            case "when" ->
                steps.length < 3
                        ? "/topics"
                        : steps[2].equals("words")
                                ? "/words/" + (steps.length > 3 ? steps[3] : reader.tag())
                                : "/" + steps[2];
            default -> fault.pointer();
        };
    }
}
