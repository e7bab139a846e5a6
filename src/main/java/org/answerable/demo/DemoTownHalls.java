package org.answerable.demo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.answerable.access.Identity;
import org.answerable.demo.DemoStories.Event;
import org.answerable.demo.DemoStories.Story;
import org.answerable.language.Language;
import org.answerable.platform.Resources;
import org.answerable.platform.Time;
import org.answerable.townhall.CommitmentKeeping;
import org.answerable.townhall.TownHallRunning;
import org.answerable.translation.Translating;

/** The demo's town halls: announced, held, followed up; on days on which a public building is open. */
@ApplicationScoped
class DemoTownHalls {
    private static final Duration ANNOUNCED = Duration.ofDays(30);

    @Inject
    TownHallRunning running;

    @Inject
    CommitmentKeeping keeping;

    @Inject
    Translating translating;

    @Inject
    DemoStories stories;

    private static final class Meeting {
        String slug;
    }

    void plan(Map<String, Story> told, List<Event> events) {
        Identity coordinator = stories.coordinator();
        for (JsonObject meeting : Resources.array("/demo/town-halls.json")) {
            Instant startsAt = OfficeDays.from(stories.days().today().minusDays(meeting.getInt("daysAgo")))
                    .atTime(LocalTime.parse(meeting.getString("time")))
                    .atZone(Time.ZONE)
                    .toInstant();
            Meeting made = new Meeting();
            events.add(new Event(stories.days().office(startsAt.minus(ANNOUNCED)), coordinator, () -> {
                made.slug = running.plan(
                        texts(meeting.getJsonObject("title")),
                        startsAt,
                        meeting.getString("place"),
                        meeting.getString("county"),
                        meeting.getJsonArray("languages").getValuesAs(JsonString::getString));
                return null;
            }));
            translate(
                    meeting,
                    original(meeting.getJsonObject("title")),
                    startsAt.minus(ANNOUNCED),
                    () -> "town-hall:" + made.slug,
                    events);
            // The agenda stands a day before the meeting, or today.
            Instant agendaAt = stories.days().office(startsAt.minus(Duration.ofDays(1)));
            for (JsonObject item : meeting.getJsonArray("agenda").getValuesAs(JsonObject.class)) {
                events.add(new Event(agendaAt, coordinator, () -> {
                    running.agenda(made.slug, texts(item.getJsonObject("title")), records(item, told));
                    return null;
                }));
                translate(
                        item, original(item.getJsonObject("title")), agendaAt, () -> "town-hall:" + made.slug, events);
            }
            Instant minutesAt = stories.days().office(startsAt.plus(Duration.ofHours(40)));
            for (JsonObject minutes : meeting.getJsonArray("minutes").getValuesAs(JsonObject.class)) {
                events.add(new Event(minutesAt, coordinator, () -> {
                    running.minutes(made.slug, minutes.getString("text"), minutes.getString("language"));
                    return null;
                }));
            }
            for (JsonObject commitment : meeting.getJsonArray("commitments").getValuesAs(JsonObject.class)) {
                String[] id = new String[1];
                LocalDate due = OfficeDays.from(Time.day(startsAt).plusDays(commitment.getInt("dueDaysAfter")));
                events.add(new Event(minutesAt, coordinator, () -> {
                    id[0] = running.commitment(
                            made.slug,
                            texts(commitment.getJsonObject("text")),
                            commitment.getString("owner"),
                            due,
                            records(commitment, told));
                    return null;
                }));
                translate(
                        commitment,
                        original(commitment.getJsonObject("text")),
                        minutesAt,
                        () -> "commitment:" + id[0],
                        events);
                for (JsonObject step : commitment.getJsonArray("progress").getValuesAs(JsonObject.class)) {
                    Instant at = stories.days()
                            .office(startsAt.plus(Duration.ofDays(step.getInt("daysAfter")))
                                    .plus(Duration.ofHours(41)));
                    events.add(new Event(at, stories.liaison(commitment.getString("owner")), () -> {
                        keeping.move(id[0], step.getString("status"), step.getString("evidence", null));
                        return null;
                    }));
                    translate(step, step.getString("evidence", null), at, () -> "commitment:" + id[0], events);
                }
            }
        }
    }

    /** What translators make of words some days after they were recorded. */
    private void translate(
            JsonObject said, String words, Instant recordedAt, Supplier<String> place, List<Event> events) {
        Instant at = stories.days().office(recordedAt.plus(Duration.ofDays(3)));
        texts(said.containsKey("translations") ? said.getJsonObject("translations") : JsonValue.EMPTY_JSON_OBJECT)
                .forEach((language, text) -> events.add(new Event(at, stories.translator(), () -> {
                    translating.said(place.get(), words, language, text);
                    return null;
                })));
    }

    /** The words that are translated. */
    private static String original(JsonObject byLanguage) {
        return byLanguage.getString(Language.ENGLISH.tag());
    }

    private static List<String> records(JsonObject holder, Map<String, Story> told) {
        return holder.getJsonArray("records").getValuesAs(JsonString.class).stream()
                .map(id -> {
                    Story story = told.get(id.getString());
                    if (story == null || story.record == null) {
                        throw new IllegalStateException("demo story " + id.getString() + " is not published by then");
                    }
                    return story.record;
                })
                .toList();
    }

    private static Map<String, String> texts(JsonObject byLanguage) {
        Map<String, String> texts = new LinkedHashMap<>();
        byLanguage.keySet().forEach(language -> texts.put(language, byLanguage.getString(language)));
        return texts;
    }
}
