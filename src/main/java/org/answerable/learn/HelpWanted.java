package org.answerable.learn;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.answerable.language.Language;
import org.answerable.language.Languages;
import org.answerable.language.Messages;
import org.answerable.learn.Help.Fact;
import org.answerable.platform.JsonText;
import org.answerable.platform.Refusal.Fault;
import org.answerable.platform.TextRule;

/**
 * Somebody who can help, as the office has it and as the directory's file has it. All that is said of it stands on one
 * page and was looked up on one day.
 *
 * @param active whether readers see it
 * @param counties FIPS codes, none of them for the whole state; {@code null} where it is not known
 * @param phone {@code null} where it is not known, as the next
 * @param cost one of {@link Help#COSTS}
 * @param languages BCP 47; {@code null} where they are not known
 * @param source an address
 * @param checked ISO 8601
 * @param about what it does, by language of the interface; empty for one of the product's, which has words there
 */
public record HelpWanted(
        String id,
        boolean active,
        boolean independent,
        String name,
        String url,
        List<String> subjects,
        List<String> counties,
        String phone,
        String cost,
        List<String> languages,
        String hours,
        String source,
        String checked,
        Map<String, String> about) {
    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern PHONE = Pattern.compile("[0-9][0-9-]{6,19}");
    private static final int MOST_ID = 60;
    private static final int MOST_URL = 300;
    private static final Set<String> FIELDS = Set.of(
            "id",
            "active",
            "list",
            "name",
            "url",
            "subjects",
            "counties",
            "phone",
            "cost",
            "languages",
            "hours",
            "source",
            "checked",
            "about");

    /** Whether the product has words for what it does. */
    static boolean isKnown(String id) {
        return Messages.shipped(Language.ENGLISH, "learn.help.about." + id) != null;
    }

    /** One of the product's, as the office would have it; of its sources and days the first and the oldest. */
    static HelpWanted of(Help help) {
        return new HelpWanted(
                help.id(),
                true,
                help.independent(),
                help.name(),
                help.url(),
                help.subjects(),
                help.counties().map(Fact::value).orElse(null),
                help.phone().map(Fact::value).orElse(null),
                help.cost().map(Fact::value).orElse(null),
                help.languages().map(Fact::value).orElse(null),
                help.hours().map(Fact::value).orElse(null),
                help.sources().getFirst(),
                help.checked().toString(),
                help.about());
    }

    /** As readers see it. */
    Help help() {
        LocalDate day = LocalDate.parse(checked);
        return new Help(
                id,
                independent,
                name,
                url,
                subjects,
                fact(counties, day),
                fact(phone, day),
                fact(cost, day),
                fact(languages, day),
                fact(hours, day),
                Optional.empty(),
                about);
    }

    private <T> Optional<Fact<T>> fact(T value, LocalDate day) {
        return Optional.ofNullable(value).map(known -> new Fact<>(known, source, day));
    }

    /** The same, retired. */
    public HelpWanted retired() {
        return active(false);
    }

    HelpWanted active(boolean whether) {
        return new HelpWanted(
                id,
                whether,
                independent,
                name,
                url,
                subjects,
                counties,
                phone,
                cost,
                languages,
                hours,
                source,
                checked,
                about);
    }

    /** As the directory's file has it. */
    public Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("id", id);
        tree.put("active", active);
        tree.put("list", independent ? "independent" : "government");
        tree.put("name", name);
        tree.put("url", url);
        tree.put("subjects", subjects);
        unlessNull(tree, "counties", counties);
        unlessNull(tree, "phone", phone);
        unlessNull(tree, "cost", cost);
        unlessNull(tree, "languages", languages);
        unlessNull(tree, "hours", hours);
        tree.put("source", source);
        tree.put("checked", checked);
        tree.put("about", about);
        return tree;
    }

    private static void unlessNull(Map<String, Object> tree, String field, Object value) {
        if (value != null) {
            tree.put(field, value);
        }
    }

    /** As it is stored. */
    String json() {
        return JsonText.JSON.createObjectBuilder(tree()).build().toString();
    }

    static HelpWanted stored(String json) {
        JsonObject entry;
        try (var reader = JsonText.JSON.createReader(new StringReader(json))) {
            entry = reader.readObject();
        }
        Map<String, String> about = new TreeMap<>();
        entry.getJsonObject("about").forEach((language, text) -> about.put(language, ((JsonString) text).getString()));
        return new HelpWanted(
                entry.getString("id"),
                entry.getBoolean("active"),
                entry.getString("list").equals("independent"),
                entry.getString("name"),
                entry.getString("url"),
                texts(entry.get("subjects")),
                texts(entry.get("counties")),
                entry.getString("phone", null),
                entry.getString("cost", null),
                texts(entry.get("languages")),
                entry.getString("hours", null),
                entry.getString("source"),
                entry.getString("checked"),
                about);
    }

    private static List<String> texts(JsonValue list) {
        return list == null
                ? null
                : list.asJsonArray().getValuesAs(JsonString.class).stream()
                        .map(JsonString::getString)
                        .toList();
    }

    /**
     * Reads one as the directory's file has it.
     *
     * @param at where it stands (RFC 6901)
     * @param counties the FIPS code of a county by its code or name
     * @param faults gets everything that is wrong; what is returned then serves only to look for more
     */
    public static HelpWanted read(
            Map<String, ?> sent, String at, Function<String, Optional<String>> counties, List<Fault> faults) {
        Reading reading = new Reading(sent, at, faults);
        sent.keySet().stream()
                .filter(field -> !FIELDS.contains(field))
                .forEach(field -> reading.fault(field, "platform.fault.unknown-field", field));
        String id = reading.required("id");
        if (!id.isEmpty() && (id.length() > MOST_ID || !ID.matcher(id).matches() || id.equals("new"))) {
            reading.fault("id", "learn.help.fault.id", MOST_ID);
        }
        boolean active = !Boolean.FALSE.equals(sent.get("active"));
        if (sent.get("active") != null && !(sent.get("active") instanceof Boolean)) {
            reading.fault("active", "platform.fault.type-flag");
        }
        String list = reading.among("list", List.of("independent", "government"), true);
        String name = TextRule.NAME.required(at + "/name", reading.text("name"), faults);
        String url = reading.address("url", true);
        List<String> subjects = reading.texts("subjects");
        if (subjects == null || subjects.isEmpty()) {
            reading.fault("subjects", "platform.fault.required");
        } else if (!Help.SUBJECTS.containsAll(subjects)) {
            reading.fault("subjects", "learn.help.fault.choice", String.join(", ", Help.SUBJECTS));
        }
        List<String> served = reading.texts("counties");
        List<String> codes = served == null ? null : new ArrayList<>();
        for (int i = 0; served != null && i < served.size(); i++) {
            Optional<String> code = counties.apply(served.get(i));
            if (code.isEmpty()) {
                faults.add(new Fault(at + "/counties/" + i, "intake.fault.county"));
            }
            code.ifPresent(codes::add);
        }
        String phone = reading.text("phone");
        if (phone != null && !PHONE.matcher(phone).matches()) {
            reading.fault("phone", "learn.help.fault.phone");
        }
        String cost = reading.among("cost", Help.COSTS, false);
        List<String> spoken = reading.texts("languages");
        List<String> languages = spoken == null ? null : new ArrayList<>();
        for (int i = 0; spoken != null && i < spoken.size(); i++) {
            Optional<Language> language = Languages.parse(spoken.get(i));
            if (language.isEmpty()) {
                faults.add(new Fault(at + "/languages/" + i, "intake.fault.language"));
            }
            language.ifPresent(known -> languages.add(known.tag()));
        }
        String hours = reading.text("hours");
        if (hours != null) {
            hours = TextRule.NAME.optional(at + "/hours", hours, faults);
        }
        String source = reading.address("source", true);
        String checked = reading.required("checked");
        try {
            LocalDate.parse(checked);
        } catch (DateTimeParseException e) {
            if (!checked.isEmpty()) {
                reading.fault("checked", "platform.fault.day");
            }
        }
        Map<String, String> about = reading.about();
        if (!about.containsKey("en") && !isKnown(id)) {
            reading.fault("about/en", "platform.fault.required");
        }
        if (codes == null && phone == null && cost.isEmpty() && languages == null && hours == null) {
            reading.fault("phone", "learn.help.fault.facts");
        }
        return new HelpWanted(
                id,
                active,
                list.equals("independent"),
                name,
                url,
                subjects == null
                        ? List.of()
                        : subjects.stream().sorted().distinct().toList(),
                codes == null ? null : codes.stream().sorted().distinct().toList(),
                phone,
                cost.isEmpty() ? null : cost,
                languages == null
                        ? null
                        : languages.stream().sorted().distinct().toList(),
                hours,
                source,
                checked,
                about);
    }

    /** The fields of one that was sent. */
    private record Reading(Map<String, ?> sent, String at, List<Fault> faults) {
        void fault(String field, String key, Object... arguments) {
            faults.add(new Fault(at + "/" + field, key, arguments));
        }

        /** {@code null} where it is absent or empty. */
        String text(String field) {
            Object value = sent.get(field);
            if (value == null || "".equals(value)) {
                return null;
            }
            if (value instanceof String text) {
                return text.strip();
            }
            fault(field, "platform.fault.type-text");
            return null;
        }

        String required(String field) {
            String text = text(field);
            if (text == null) {
                fault(field, "platform.fault.required");
                return "";
            }
            return text;
        }

        String among(String field, List<String> words, boolean needed) {
            String word = needed ? required(field) : text(field);
            if (word == null || word.isEmpty()) {
                return "";
            }
            if (!words.contains(word)) {
                fault(field, "learn.help.fault.choice", String.join(", ", words));
                return "";
            }
            return word;
        }

        String address(String field, boolean needed) {
            String url = needed ? required(field) : text(field);
            if (url == null || url.isEmpty()) {
                return "";
            }
            try {
                URI address = new URI(url);
                if (url.length() <= MOST_URL
                        && address.getHost() != null
                        && List.of("https", "http").contains(address.getScheme())) {
                    return url;
                }
            } catch (URISyntaxException e) {
                // The fault says so.
            }
            fault(field, "learn.help.fault.url", MOST_URL);
            return "";
        }

        /** {@code null} where it is absent. */
        List<String> texts(String field) {
            Object value = sent.get(field);
            if (value == null) {
                return null;
            }
            if (!(value instanceof List<?> items) || !items.stream().allMatch(String.class::isInstance)) {
                fault(field, "platform.fault.type-list");
                return List.of();
            }
            return items.stream().map(String.class::cast).toList();
        }

        Map<String, String> about() {
            Map<String, String> about = new TreeMap<>();
            if (sent.get("about") == null) {
                return about;
            }
            if (!(sent.get("about") instanceof Map<?, ?> texts)) {
                fault("about", "platform.fault.type-object");
                return about;
            }
            texts.forEach((tag, text) -> {
                Optional<Language> language = Languages.ui((String) tag);
                if (language.isEmpty()) {
                    fault("about/" + tag, "intake.fault.language");
                } else if (!(text instanceof String words)) {
                    fault("about/" + tag, "platform.fault.type-text");
                } else {
                    String clean = TextRule.DESCRIPTION.optional(at + "/about/" + tag, words, faults);
                    if (!clean.isEmpty()) {
                        about.put(language.get().tag(), clean);
                    }
                }
            });
            return about;
        }
    }
}
