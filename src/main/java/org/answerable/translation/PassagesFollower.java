package org.answerable.translation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.answerable.access.Caller;
import org.answerable.access.Identity;
import org.answerable.casework.AgencyWords;
import org.answerable.journal.Act;
import org.answerable.journal.Follower;
import org.answerable.language.Language;
import org.answerable.language.Translations.Source;
import org.answerable.platform.Time;
import org.answerable.publication.PublicRecord;
import org.answerable.publication.PublicRecords;
import org.answerable.translation.MeetingWords.Said;

/**
 * Sees which passages arise: what an agency wrote to somebody who reads another language, and what was published in
 * another language than English, what is said of meetings and promises to people who wrote in another. Clears away what
 * has lost its text, the translation included.
 */
@ApplicationScoped
class PassagesFollower implements Follower {
    private static final Set<String> WRITTEN = Set.of("ticket.answered", "message.sent");
    private static final Set<String> SAID = Set.of(
            "town-hall.planned",
            "town-hall.cancelled",
            "agenda.set",
            "minutes.recorded",
            "commitment.made",
            "commitment.changed");
    private static final Set<String> CHANGED = Set.of("record.published", "record.removed");

    @Inject
    Passages passages;

    @Inject
    Arising arising;

    @Inject
    Sources sources;

    @Inject
    PublicRecords records;

    @Inject
    AgencyWords agencyWords;

    @Inject
    MeetingWords meetings;

    @Inject
    Clearing clearing;

    @Inject
    Caller caller;

    @Inject
    Time time;

    @Override
    public String name() {
        return "translation";
    }

    @Override
    public void follow(List<Act> acts) throws Exception {
        caller.as(Identity.SYSTEM, () -> {
            for (Act act : acts) {
                if (WRITTEN.contains(act.act())) {
                    for (AgencyWords.TextForWriter words : agencyWords.ofTicket(act.id())) {
                        arising.passage(
                                words.source(),
                                "ticket:" + words.ticket(),
                                words.language(),
                                words.reader(),
                                Passage.WRITER,
                                words.at());
                    }
                } else if (CHANGED.contains(act.act())) {
                    record(act.id());
                } else if (SAID.contains(act.act())) {
                    said(act.subject());
                } else if (act.act().equals("submission.withdrawn")) {
                    // The writer goes on reading what was translated; nobody begins anything new.
                    agencyWords
                            .ticketsOf(act.id())
                            .forEach(ticket -> clearing.lost(
                                    "ticket:" + ticket, passage -> passage.isReviewed() && !passage.isForAgency()));
                }
            }
            return null;
        });
    }

    /**
     * Those whose words led to it read most of it under their receipts; those in whose languages a meeting was
     * announced come and ask.
     */
    private void said(String place) {
        Set<Language> behind = meetings.behind(place);
        Set<Language> readers = new LinkedHashSet<>(behind);
        readers.addAll(meetings.announced(place));
        for (Said said : meetings.at(List.of(place)).getOrDefault(place, List.of())) {
            readers.stream()
                    .filter(reader -> !said.isReadBy(reader))
                    .forEach(reader -> arising.passage(
                            said.source(),
                            place,
                            said.language(),
                            reader,
                            said.told() && behind.contains(reader) ? Passage.WRITER : Passage.NOBODY,
                            said.at()));
        }
        clearing.lost(place, passage -> false);
    }

    private void record(String id) {
        PublicRecord record = records.find(id).orElse(null);
        if (record != null) {
            arising.passage(
                    record.source(),
                    "record:" + id,
                    new Language(record.language()),
                    Language.ENGLISH,
                    Passage.NOBODY,
                    record.publishedAt());
        }
        List<Passage> there = passages.at("record:" + id);
        Map<Passage, Source> present = sources.of(there);
        for (Passage old : there) {
            if (!present.containsKey(old) && record != null) {
                // The text has changed: who waited for its translation waits on.
                Sources.of(record).stream()
                        .filter(s -> s.subject().equals(old.subject()))
                        .findFirst()
                        .ifPresent(s -> arising.passage(
                                        s, old.place(), old.source(), old.target(), old.urgency(), time.now())
                                .ifPresent(p -> p.follow(old)));
            }
        }
        clearing.lost("record:" + id, passage -> false);
    }
}
