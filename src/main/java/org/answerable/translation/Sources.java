package org.answerable.translation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.answerable.casework.AgencyWords;
import org.answerable.casework.WritersWords;
import org.answerable.language.Translations.Source;
import org.answerable.platform.crypto.Keys;
import org.answerable.publication.PublicRecord;
import org.answerable.publication.PublicRecords;

/** Reads the texts of passages where they stand now. */
@ApplicationScoped
class Sources {
    @Inject
    PublicRecords records;

    @Inject
    AgencyWords agencyWords;

    @Inject
    WritersWords writersWords;

    @Inject
    MeetingWords meetings;

    @Inject
    Keys keys;

    /** What tells one state of a text from another; keyed, so that it tells nothing of a text that is gone. */
    String hash(Source source) {
        return keys.hash("translation", (source.title() == null ? "" : source.title()) + '\u0000' + source.text());
    }

    /** The texts of these passages; a passage whose text is gone or has changed has none. */
    Map<Passage, Source> of(Collection<Passage> passages) {
        Map<String, List<Source>> byPlace = new HashMap<>();
        records.find(ids(passages, "record:")).forEach((id, record) -> byPlace.put("record:" + id, of(record)));
        meetings.at(passages.stream().map(Passage::place).collect(Collectors.toCollection(LinkedHashSet::new)))
                .forEach((place, said) -> byPlace.put(
                        place, said.stream().map(MeetingWords.Said::source).toList()));
        Map<String, List<Source>> byTicket = agencyWords.ofTickets(passages.stream()
                .filter(p -> !p.isPublic() && !p.isForAgency())
                .map(Passage::placeId)
                .collect(Collectors.toSet()));
        Map<String, List<Source>> forAgencies = writersWords.ofTickets(passages.stream()
                .filter(Passage::isForAgency)
                .map(Passage::placeId)
                .collect(Collectors.toSet()));
        Map<Passage, Source> found = new LinkedHashMap<>();
        for (Passage passage : passages) {
            List<Source> there = passage.isPublic()
                    ? byPlace.getOrDefault(passage.place(), List.of())
                    : (passage.isForAgency() ? forAgencies : byTicket).getOrDefault(passage.placeId(), List.of());
            there.stream()
                    .filter(s -> s.subject().equals(passage.subject()) && hash(s).equals(passage.sourceHash()))
                    .findFirst()
                    .ifPresent(s -> found.put(passage, s));
        }
        return found;
    }

    private static Set<String> ids(Collection<Passage> passages, String kind) {
        return passages.stream()
                .filter(p -> p.place().startsWith(kind))
                .map(Passage::placeId)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    Optional<Source> of(Passage passage) {
        return Optional.ofNullable(of(List.of(passage)).get(passage));
    }

    /** What the public reads of a record: the text first, then the answers. */
    static List<Source> of(PublicRecord record) {
        List<Source> sources = new ArrayList<>(List.of(record.source()));
        record.answers().forEach(answer -> sources.add(answer.source()));
        return sources;
    }
}
