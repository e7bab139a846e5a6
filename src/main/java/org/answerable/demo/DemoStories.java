package org.answerable.demo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.logging.Logger;
import org.answerable.access.Caller;
import org.answerable.access.Identity;
import org.answerable.access.Role;
import org.answerable.accounts.Accounts;
import org.answerable.casework.Answering;
import org.answerable.intake.Acknowledgement;
import org.answerable.intake.Following;
import org.answerable.intake.NewSubmission;
import org.answerable.intake.Submission;
import org.answerable.intake.Submitting;
import org.answerable.language.Barred;
import org.answerable.language.Language;
import org.answerable.platform.Resources;
import org.answerable.platform.Tagged;
import org.answerable.platform.Texts;
import org.answerable.platform.Time;
import org.answerable.publication.ModerationReading;
import org.answerable.publication.Publishing;
import org.answerable.redaction.Redaction;
import org.answerable.routing.RuleFounding;
import org.answerable.translation.Translating;

/**
 * Tells the demo's stories: every act in the order of time, by who would have done it. All of it or nothing, in one
 * transaction.
 */
@ApplicationScoped
class DemoStories {
    private static final Logger LOG = Logger.getLogger(DemoStories.class.getName());
    private static final Duration READING = Duration.ofHours(4);
    private static final String DOCUMENTS = "/demo/documents.json";
    static final List<String> RECORDS = List.of("/demo/records.json", "/demo/records-more.json");

    @Inject
    RuleFounding rules;

    @Inject
    Submitting submitting;

    @Inject
    Following following;

    @Inject
    Answering answering;

    @Inject
    Publishing publishing;

    @Inject
    ModerationReading reading;

    @Inject
    Translating translating;

    @Inject
    DemoTownHalls townHalls;

    @Inject
    Accounts accounts;

    @Inject
    Caller caller;

    @Inject
    Time time;

    @Inject
    Telling telling;

    private StoryDays days;

    /** One act of a story. */
    record Event(Instant at, Identity by, Callable<?> act) {}

    /** What a story has become so far. */
    static final class Story {
        final JsonObject told;
        final Instant begins;
        final Map<String, String> tickets = new HashMap<>();
        Acknowledgement acknowledgement;
        /** Where they stand in the text as it was stored; null until it is first published. */
        List<Redaction> redactions;

        String record;

        Story(JsonObject told, Instant begins) {
            this.told = told;
            this.begins = begins;
        }
    }

    /** Tells them where nothing was ever submitted. */
    void tellOnce() throws Exception {
        if (isTold()) {
            return;
        }
        rules.readyMade();
        try (InputStream made = Resources.open(DOCUMENTS)) {
            rules.add(made.readAllBytes());
        }
        long begun = System.nanoTime();
        telling.inOne(this::tell);
        LOG.info("demo stories told in " + (System.nanoTime() - begun) / 1_000_000 + " ms");
    }

    private boolean isTold() throws Exception {
        return caller.as(
                moderator(),
                () -> !reading.list(null, null, 1, Language.ENGLISH).items().isEmpty());
    }

    private void tell() throws Exception {
        days = new StoryDays(time.real());
        List<Event> events = new ArrayList<>();
        Map<String, Story> stories = new HashMap<>();
        for (String records : RECORDS) {
            for (JsonObject told : Resources.array(records)) {
                Story story = new Story(told, days.daysAgo(told.getInt("daysAgo"), told.getString("time")));
                stories.put(told.getString("id"), story);
                List<Event> planned = new ArrayList<>();
                plan(story, planned);
                events.addAll(days.inOrder(planned));
            }
        }
        townHalls.plan(stories, events);
        // A stable sort: what a story does in one instant stays in its order.
        events.sort(Comparator.comparing(Event::at));
        for (Event event : events) {
            caller.as(event.by(), () -> time.at(event.at(), event.act()));
            telling.forget();
        }
    }

    private void plan(Story story, List<Event> events) {
        JsonObject told = story.told;
        events.add(new Event(story.begins, null, () -> {
            story.acknowledgement = submitting.submit(written(told), Language.ENGLISH);
            story.acknowledgement.tickets().forEach(ticket -> story.tickets.put(ticket.agency(), ticket.ticket()));
            return null;
        }));
        boolean published = told.getString("state").equals("published");
        if (published) {
            events.add(new Event(atMost(story.begins.plus(Duration.ofHours(26))), moderator(), () -> publish(story)));
        } else if (told.getString("state").equals("withheld")) {
            events.add(new Event(atMost(story.begins.plus(Duration.ofHours(30))), moderator(), () -> {
                publishing.withhold(story.acknowledgement.submission(), told.getString("withholdReason"));
                return null;
            }));
        }
        if (published) {
            // Two to five days later: the further down the list, the longer.
            int later = 2;
            for (JsonObject translation : translations(told)) {
                events.add(new Event(after(story, Math.min(later++, 5), 16, 10), translator(), () -> {
                    translating.record(
                            story.record,
                            translation.getString("language"),
                            text(translation, "title"),
                            translation.getString("text"));
                    return null;
                }));
            }
        }
        JsonValue transfer = told.get("transfer");
        if (transfer instanceof JsonObject t) {
            events.add(new Event(after(story, t.getInt("daysAfter"), 10, 5), liaison(t.getString("from")), () -> {
                story.tickets.put(
                        t.getString("to"),
                        answering.transfer(
                                ticket(story, t.getString("from")), t.getString("to"), t.getString("reason"), null));
                return null;
            }));
        }
        for (JsonObject message : told.getJsonArray("messages").getValuesAs(JsonObject.class)) {
            boolean fromAgency = message.getString("from").equals("agency");
            events.add(new Event(
                    after(story, message.getInt("daysAfter"), fromAgency ? 11 : 19, 20),
                    fromAgency ? liaison(message.getString("agency")) : null,
                    () -> {
                        if (fromAgency) {
                            answering.message(
                                    ticket(story, message.getString("agency")), message.getString("text"), null, null);
                        } else {
                            following.reply(story.acknowledgement.receipt().grouped(), message.getString("text"));
                        }
                        return null;
                    }));
        }
        for (JsonObject answer : told.getJsonArray("answers").getValuesAs(JsonObject.class)) {
            Instant at = after(story, answer.getInt("daysAfter"), 14, 30);
            events.add(new Event(at, liaison(answer.getString("agency")), () -> {
                answering.answer(
                        ticket(story, answer.getString("agency")),
                        answer.getString("text"),
                        answer.getString("language"),
                        answer.getBoolean("public", true),
                        null);
                return null;
            }));
            if (published) {
                events.add(new Event(atMost(at.plus(READING)), moderator(), () -> publish(story)));
            }
            for (JsonObject translation : translations(answer)) {
                events.add(new Event(atMost(at.plus(Duration.ofHours(26))), translator(), () -> {
                    translating.answer(
                            ticket(story, answer.getString("agency")),
                            answer.getString("text"),
                            translation.getString("language"),
                            translation.getString("text"));
                    return null;
                }));
            }
        }
    }

    private Object publish(Story story) {
        if (story.redactions == null) {
            story.redactions = redactions(story);
        }
        String title = story.told.get("title") instanceof JsonString s ? s.getString() : "";
        Map<String, List<Redaction>> answers = new LinkedHashMap<>(); // The moderator reads what was answered since.
        reading.file(story.acknowledgement.submission(), Language.ENGLISH)
                .answers()
                .forEach(answer -> answers.put(answer.id(), answer.redactions()));
        story.record = publishing
                .publish(
                        story.acknowledgement.submission(),
                        new Publishing.Decision(story.redactions, title, answers, true))
                .record();
        return null;
    }

    private List<Redaction> redactions(Story story) {
        List<Redaction> redactions = new ArrayList<>();
        String text = reading.file(story.acknowledgement.submission(), Language.ENGLISH)
                .submission()
                .text();
        for (JsonObject redaction : story.told.getJsonArray("redactions").getValuesAs(JsonObject.class)) {
            String quote = redaction.getString("quote");
            int start = text.indexOf(quote);
            if (start < 0) {
                throw new IllegalStateException("no such words to redact in demo story " + story.told.getString("id"));
            }
            int from = text.codePointCount(0, start);
            redactions.add(new Redaction(
                    from,
                    from + Texts.length(quote),
                    Tagged.of(Barred.Kind.values(), redaction.getString("kind")).orElseThrow()));
        }
        return redactions;
    }

    private static String ticket(Story story, String agency) {
        String ticket = story.tickets.get(agency);
        if (ticket == null) {
            throw new IllegalStateException("demo story " + story.told.getString("id") + " has no ticket of " + agency);
        }
        return ticket;
    }

    private static NewSubmission written(JsonObject told) {
        NewSubmission.NewContact contact = told.get("contact") instanceof JsonObject c
                ? new NewSubmission.NewContact(
                        c.getString("name", null),
                        c.getString("email", null),
                        c.getString("phone", null),
                        c.getString("language", null))
                : null;
        return new NewSubmission(
                told.getString("kind"),
                told.getString("text"),
                text(told, "title"),
                told.getString("language"),
                told.getJsonArray("topics").getValuesAs(JsonString::getString),
                told.getJsonArray("agencies").getValuesAs(JsonString::getString),
                text(told, "county"),
                text(told, "municipality"),
                text(told, "detail"),
                null,
                told.getBoolean("publish"),
                contact,
                false,
                true,
                List.of(),
                List.of(),
                Submission.Channel.DEMO);
    }

    private static List<JsonObject> translations(JsonObject told) {
        return told.containsKey("translations")
                ? told.getJsonArray("translations").getValuesAs(JsonObject.class)
                : List.of();
    }

    private static String text(JsonObject told, String field) {
        return told.get(field) instanceof JsonString s ? s.getString() : null;
    }

    /** So many days after a story began, at a time of day; never before the story, never in the future. */
    private Instant after(Story story, int daysAfter, int hour, int minute) {
        Instant at = Time.day(story.begins)
                .plusDays(daysAfter)
                .atTime(hour, minute)
                .atZone(Time.ZONE)
                .toInstant();
        return atMost(at.isBefore(story.begins.plusSeconds(3600)) ? story.begins.plusSeconds(3600) : at);
    }

    private Instant atMost(Instant at) {
        return days.atMost(at);
    }

    /** When the stories happen that are being told. */
    StoryDays days() {
        return days;
    }

    Identity liaison(String agency) {
        String name = "liaison@" + agency + ".demo";
        return accounts.identity(name)
                .orElseGet(() -> new Identity(0, name, name, Set.of(Role.LIAISON), Set.of(agency), "en"));
    }

    private Identity moderator() {
        return accounts.identity("moderator@demo").orElseThrow();
    }

    Identity translator() {
        return accounts.identity("translator@demo").orElseThrow();
    }

    Identity coordinator() {
        return accounts.identity("coordinator@demo").orElseThrow();
    }

    /** The transactions of telling. */
    @ApplicationScoped
    static class Telling {
        @PersistenceContext
        EntityManager em;

        /** Something that may throw. */
        interface Work {
            void run() throws Exception;
        }

        @Transactional(rollbackOn = Exception.class)
        void inOne(Work work) throws Exception {
            work.run();
        }

        /**
         * Each act finds what it needs in the database: before a query JPA compares all that it still knows, and that
         * would be every story told so far.
         */
        void forget() {
            em.flush();
            em.clear();
        }
    }
}
