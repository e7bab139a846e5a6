package org.answerable.translation;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.answerable.language.Language;
import org.answerable.language.Translations;
import org.answerable.language.Translations.Source;
import org.answerable.redaction.HiddenWords;

/**
 * Port: the words of meetings and of what was promised there, as far as translators have to do with them. They are read
 * at a place, e.g. {@code town-hall:SLUG}.
 */
public interface MeetingWords {
    /**
     * A text that may be translated.
     *
     * @param language of the source
     * @param recorded the languages that it was recorded in
     * @param told whether the writers behind it read it under their receipts
     */
    record Said(Source source, Language language, Set<Language> recorded, Instant at, boolean told) {
        /** Whether somebody reads it as it was recorded; what is in no known language nobody can translate. */
        public boolean isReadBy(Language reader) {
            return language.equals(Language.UNDETERMINED)
                    || recorded.stream().anyMatch(one -> Translations.alike(one, reader));
        }
    }

    /** The texts of each of these places; none where there is no such place. */
    Map<String, List<Said>> at(Collection<String> places);

    /** The place of a meeting, and those of the promises that were made there. */
    List<String> placesOf(String slug);

    /** The places of all meetings that have to do with a record, and of the promises made there. */
    List<String> placesBehind(String record);

    /** The languages of the public records behind a place: of those whose words led to it. */
    Set<Language> behind(String place);

    /** The languages that a meeting was announced in; none of a promise. */
    Set<Language> announced(String place);

    /** The records whose hidden words nothing at a place may say. */
    HiddenWords hiddenAt(String place);
}
