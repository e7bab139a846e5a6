package org.answerable.learn;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.answerable.platform.Resources;

/**
 * Somebody who can help, or an office that takes complaints. Each fact says where it stands and on which day it was
 * looked up there; a fact that is not known is absent, and the page says to ask. {@code learn/help.json} holds them;
 * what they do is described in {@code learn.help.about.<id>}.
 *
 * @param independent whether it is no part of the government
 * @param name in its own form, the same in every language
 * @param subjects {@link #SUBJECTS}
 * @param counties the FIPS codes of the counties served; an empty list for the whole state; absent where it is not
 *     known
 * @param about what it does, by language, in the office's words; empty: as the product says
 * @param note a word more that a reader should know; a key below {@code learn.help.note}
 */
public record Help(
        String id,
        boolean independent,
        String name,
        String url,
        List<String> subjects,
        Optional<Fact<List<String>>> counties,
        Optional<Fact<String>> phone,
        Optional<Fact<String>> cost,
        Optional<Fact<List<String>>> languages,
        Optional<Fact<String>> hours,
        Optional<Fact<String>> note,
        Map<String, String> about) {
    /** What a reader can look for. */
    public static final List<String> SUBJECTS = List.of("immigration", "rights", "officers", "daily-life", "violence");
    /** What it can cost; {@code learn.help.cost.<word>}. */
    static final List<String> COSTS = List.of("free", "low-income", "low-fee");

    private static final List<Help> ALL =
            Resources.array("/learn/help.json").stream().map(Help::read).toList();

    /**
     * A fact.
     *
     * @param source the page that says so
     * @param checked the day it was looked up there
     */
    public record Fact<T>(T value, String source, LocalDate checked) {}

    /** All that the product has. */
    static List<Help> all() {
        return ALL;
    }

    /**
     * Those of a list for a place and a subject. First who speaks the reader's language, then who serves that county
     * alone, then as the list has them.
     *
     * @param county a FIPS code, empty for anywhere
     * @param subject one of {@link #SUBJECTS}, empty for any
     */
    static List<Help> of(List<Help> all, boolean independent, String county, String subject, String language) {
        return all.stream()
                .filter(help -> help.independent == independent)
                .filter(help -> county.isEmpty()
                        || help.served().isEmpty()
                        || help.served().contains(county))
                .filter(help -> subject.isEmpty() || help.subjects.contains(subject))
                .sorted(Comparator.comparing((Help help) -> !help.speaks(language))
                        .thenComparing(help -> county.isEmpty() || help.served().isEmpty()))
                .toList();
    }

    /** The counties served; empty for the whole state, or where it is not known. */
    List<String> served() {
        return counties.map(Fact::value).orElse(List.of());
    }

    /** What is not known: the message keys of its names. */
    public List<String> toAsk() {
        List<String> unknown = new ArrayList<>();
        if (counties.isEmpty()) {
            unknown.add("learn.help.place");
        }
        if (languages.isEmpty()) {
            unknown.add("learn.help.languages");
        }
        if (hours.isEmpty()) {
            unknown.add("learn.help.hours");
        }
        if (independent && cost.isEmpty()) {
            unknown.add("learn.help.cost");
        }
        return unknown;
    }

    private boolean speaks(String language) {
        return languages.map(fact -> fact.value().contains(language)).orElse(false);
    }

    /** Every fact, for its source and day. */
    List<Fact<?>> facts() {
        List<Fact<?>> facts = new ArrayList<>();
        counties.ifPresent(facts::add);
        phone.ifPresent(facts::add);
        cost.ifPresent(facts::add);
        languages.ifPresent(facts::add);
        hours.ifPresent(facts::add);
        note.ifPresent(facts::add);
        return facts;
    }

    /** The pages the facts stand on, each once. */
    public List<String> sources() {
        return facts().stream().map(Fact::source).distinct().toList();
    }

    /** The day the oldest of the facts was looked up. */
    public LocalDate checked() {
        return facts().stream()
                .map(Fact::checked)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static Help read(JsonObject json) {
        String list = json.getString("list");
        if (!list.equals("independent") && !list.equals("government")) {
            throw new IllegalStateException("no list " + list);
        }
        return new Help(
                json.getString("id"),
                list.equals("independent"),
                json.getString("name"),
                json.getString("url"),
                texts(json, "subjects"),
                fact(json, "counties", fact -> texts(fact, "value")),
                fact(json, "phone", Help::text),
                fact(json, "cost", Help::text),
                fact(json, "languages", fact -> texts(fact, "value")),
                fact(json, "hours", Help::text),
                fact(json, "note", Help::text),
                Map.of());
    }

    private static <T> Optional<Fact<T>> fact(JsonObject json, String name, Function<JsonObject, T> value) {
        return Optional.ofNullable(json.getJsonObject(name))
                .map(fact -> new Fact<>(
                        value.apply(fact), fact.getString("source"), LocalDate.parse(fact.getString("checked"))));
    }

    private static String text(JsonObject fact) {
        return fact.getString("value");
    }

    private static List<String> texts(JsonObject json, String name) {
        return json.getJsonArray(name).getValuesAs(JsonString::getString);
    }
}
