package org.answerable.casework;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.answerable.casework.TicketPageView.Event;
import org.answerable.casework.TicketReading.HistoryItem;
import org.answerable.casework.TicketReading.TicketFile;
import org.answerable.directory.Directory;
import org.answerable.language.Messages;
import org.answerable.web.Reader;

/** Tells what happened with a ticket, in sentences that name who did it. */
@ApplicationScoped
class TicketHistory {
    @Inject
    TicketReading reading;

    @Inject
    Directory directory;

    @Inject
    Reader reader;

    @Inject
    Messages messages;

    /** What those are called who did something with a ticket, or have it, by account. */
    Map<String, String> people(TicketFile file) {
        Map<String, String> people = new HashMap<>(reading.people(Stream.concat(
                        file.history().stream()
                                .flatMap(h -> h.what() == Happened.ASSIGNED
                                        ? Stream.of(h.by(), h.reason())
                                        : Stream.of(h.by())),
                        Stream.of(file.ticket().assignee()))
                .toList()));
        people.put("system", say("casework.by.system"));
        people.put("resident", say("casework.by.writer"));
        return people;
    }

    /** What happened, oldest first. */
    List<Event> of(TicketFile file, Map<String, String> people) {
        return file.history().stream()
                .map(h -> Event.of(h.at(), sentence(h, people)))
                .toList();
    }

    private String sentence(HistoryItem h, Map<String, String> people) {
        String by = Event.given(people.getOrDefault(h.by(), h.by()));
        String reason = Event.given(h.reason());
        return switch (h.what()) {
            case OPENED -> say("casework.history.opened");
            case ASSIGNED ->
                h.reason() == null
                        ? say("casework.history.unassigned", by)
                        : say(
                                "casework.history.assigned",
                                by,
                                Event.given(people.getOrDefault(h.reason(), h.reason())));
            case TRANSFERRED ->
                h.reason() == null
                        ? say("casework.history.succeeded", directory.agencyName(h.agency(), reader.language()))
                        : say(
                                "casework.history.transferred",
                                by,
                                directory.agencyName(h.agency(), reader.language()),
                                reason);
            case CLOSED ->
                h.reason() == null ? say("casework.history.withdrawn") : say("casework.history.closed", by, reason);
            case REOPENED -> say("casework.history.reopened", by, reason);
            case UNMASKED -> say("casework.history.unmasked", by, reason);
            case LEFT_OUT -> say("casework.history.left-out");
            case ASKED -> say("casework.history.asked", by);
            case REPLIED -> say("casework.history.replied");
            case NOTED -> say("casework.history.noted", by);
            case ANSWERED -> say("casework.history.answered", by);
            case ACKNOWLEDGED -> say("casework.history.acknowledged", by);
        };
    }

    private String say(String key, Object... arguments) {
        return messages.get(reader.language(), key, arguments);
    }
}
