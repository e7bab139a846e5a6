package org.answerable.townhall;

import java.util.List;
import org.answerable.language.Language;
import org.answerable.platform.http.Passage;
import org.answerable.platform.http.View;
import org.answerable.townhall.TownHallReading.TownHallItem;

/** One meeting with its agenda, the voices behind each item, its minutes and what was promised. */
public record TownHallPageView(TownHallItem meeting, List<Item> agenda, List<Said> minutes, List<Card> commitments) implements View {
    /** A point of the agenda. */
    public record Item(String title, Language titleLanguage, List<Voice> voices) {}

    /** The minutes in one language; the reader's first. */
    public record Said(Passage text, Language language, java.time.LocalDate day) {}
}
