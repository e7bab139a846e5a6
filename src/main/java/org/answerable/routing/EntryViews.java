package org.answerable.routing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.answerable.access.Caller;
import org.answerable.access.Right;
import org.answerable.directory.Agency;
import org.answerable.directory.Directory;
import org.answerable.directory.Holidays;
import org.answerable.directory.RouteAnswer;
import org.answerable.language.Language;
import org.answerable.language.Languages;
import org.answerable.language.Messages;
import org.answerable.routing.DirectoryEditing.Entry;
import org.answerable.web.Choice;
import org.answerable.web.HistoryEntry;

/** Makes what the pages of agencies, topics and rules show. */
@ApplicationScoped
class EntryViews {
    @Inject
    DirectoryEditing editing;

    @Inject
    Directory directory;

    @Inject
    Messages messages;

    @Inject
    RuleSentences sentences;

    @Inject
    Caller caller;

    boolean may(Right right) {
        return caller.identity().filter(who -> who.has(right)).isPresent();
    }

    /** What an entry is called for a reader. */
    static String name(Map<String, Object> fields, Language reader) {
        Object called = Languages.choose(DirectoryPart.fields(fields.get("name")), reader);
        return called == null ? String.valueOf(fields.get("slug")) : String.valueOf(called);
    }

    /** Which language {@link #name} is in. */
    static String nameLanguage(Map<String, Object> fields, Language reader) {
        Map<String, ?> names = DirectoryPart.fields(fields.get("name"));
        Object called = Languages.choose(names, reader);
        return names.entrySet().stream()
                .filter(name -> Objects.equals(name.getValue(), called))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("en");
    }

    EntryListView list(DirectoryPart part, String q, Language reader) {
        String words = q == null ? "" : q.strip();
        String sought = words.toLowerCase(Locale.ROOT);
        return new EntryListView(
                part.address(),
                words,
                editing.all(part).stream()
                        .filter(entry -> sought.isEmpty() || holds(entry, sought))
                        .map(entry -> new EntryListView.Line(
                                entry.name(), name(entry.fields(), reader), entry.active(), more(entry, reader)))
                        .toList(),
                may(Right.EDIT_DIRECTORY));
    }

    private static boolean holds(Entry entry, String sought) {
        return entry.name().contains(sought)
                || DirectoryPart.fields(entry.fields().get("name")).values().stream()
                        .anyMatch(name ->
                                String.valueOf(name).toLowerCase(Locale.ROOT).contains(sought));
    }

    private String more(Entry entry, Language reader) {
        Object other = entry.fields().get(entry.part() == DirectoryPart.TOPIC ? "mergedInto" : "successor");
        if (other == null) {
            return null;
        }
        if (entry.part() == DirectoryPart.TASK_FORCE) {
            return directory
                    .taskForce(String.valueOf(other))
                    .map(force -> force.name(reader))
                    .orElse(String.valueOf(other));
        }
        return entry.part() == DirectoryPart.AGENCY
                ? directory.agencyName(String.valueOf(other), reader)
                : directory.topicName(String.valueOf(other), reader);
    }

    /** What was done with an entry, in words, the newest first. */
    List<HistoryEntry> history(DirectoryPart part, String name, Language reader) throws Exception {
        return editing.history(part, name).stream()
                .map(done -> new HistoryEntry(
                        done.at(),
                        messages.get(
                                reader,
                                "routing.history." + done.act(),
                                done.actor().equals("system")
                                        ? messages.get(reader, "routing.history.system")
                                        : done.actor())))
                .toList();
    }

    /** Rules in force that have something to do with an entry. */
    List<RuleLine> rules(DirectoryPart part, String name, Language reader) {
        return editing.all(DirectoryPart.RULE).stream()
                .filter(Entry::active)
                .filter(rule -> part == DirectoryPart.AGENCY
                        ? name.equals(rule.fields().get("agency"))
                        : DirectoryPart.fields(rule.fields().get("when")).get("topics") instanceof List<?> topics
                                && topics.contains(name))
                .map(rule -> line(rule, reader))
                .toList();
    }

    RuleLine line(Entry rule, Language reader) {
        return new RuleLine(
                rule.name(),
                sentences.of(rule.fields(), reader),
                rule.active(),
                Integer.parseInt(String.valueOf(rule.fields().get("priority"))));
    }

    /** Choices with what is chosen and not offered any more, so that saving a form takes nothing away. */
    static List<Choice> with(List<Choice> offered, Collection<String> chosen, UnaryOperator<String> name) {
        List<Choice> all = new ArrayList<>(offered);
        chosen.stream()
                .filter(value -> !value.isEmpty())
                .distinct()
                .filter(value ->
                        offered.stream().noneMatch(choice -> choice.value().equals(value)))
                .forEach(value -> all.add(new Choice(value, name.apply(value))));
        return all;
    }

    Choice nothing(Language reader) {
        return new Choice("", messages.get(reader, "routing.edit.none"));
    }

    List<Choice> agencies(Language reader, boolean none) {
        List<Choice> choices = none ? new ArrayList<>(List.of(nothing(reader))) : new ArrayList<>();
        directory.agencies().stream()
                .map(agency -> new Choice(agency.slug(), agency.name(reader)))
                .sorted((a, b) -> a.label().compareToIgnoreCase(b.label()))
                .forEach(choices::add);
        return choices;
    }

    List<Choice> topics(Language reader, boolean none) {
        List<Choice> choices = none ? new ArrayList<>(List.of(nothing(reader))) : new ArrayList<>();
        directory.topics().forEach(topic -> choices.add(new Choice(topic.slug(), topic.name(reader))));
        return choices;
    }

    List<Choice> counties() {
        return directory.counties().stream()
                .map(county -> new Choice(county.fips(), county.name()))
                .toList();
    }

    /** What may be said of a fact; nothing: nobody looked yet. */
    List<Choice> routeAnswers(Language reader) {
        List<Choice> choices =
                new ArrayList<>(List.of(new Choice("", messages.get(reader, "directory.route.says.none"))));
        for (RouteAnswer.Says says : RouteAnswer.Says.values()) {
            choices.add(new Choice(says.tag(), messages.get(reader, "directory.route.says." + says.tag())));
        }
        return choices;
    }

    List<Choice> levels(Language reader) {
        return Arrays.stream(Agency.Level.values())
                .map(level -> new Choice(level.tag(), messages.get(reader, "intake.share.level." + level.tag())))
                .toList();
    }

    List<Choice> calendars(Language reader) {
        return Holidays.calendars().stream()
                .map(calendar -> new Choice(calendar, messages.get(reader, "routing.calendar." + calendar)))
                .toList();
    }

    List<Choice> languages(Language reader) {
        return Languages.UI.stream()
                .map(language -> new Choice(language.tag(), language.name(reader)))
                .toList();
    }
}
