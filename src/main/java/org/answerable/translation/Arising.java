package org.answerable.translation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.answerable.language.Language;
import org.answerable.language.Translations;
import org.answerable.language.Translations.Source;
import org.answerable.platform.Codes;

/** Makes passages, each once. */
@ApplicationScoped
class Arising {
    @Inject
    Passages passages;

    @Inject
    Sources sources;

    /**
     * The passage of a text for a language, as urgent as anybody has found it yet; none where its readers read the text
     * as it is, or where it has no words.
     */
    Optional<Passage> passage(Source source, String place, Language from, Language to, int urgency, Instant since) {
        if (from.equals(Language.UNDETERMINED) || Translations.alike(from, to)) {
            return Optional.empty();
        }
        String hash = sources.hash(source);
        Optional<Passage> present = passages.toChange(source.subject(), to.tag(), hash);
        if (present.isPresent()) {
            present.get().waits(urgency);
            return present;
        }
        Passage made = new Passage(Codes.next(), source.subject(), place, hash, from, to, urgency, since);
        passages.add(made);
        return Optional.of(made);
    }
}
