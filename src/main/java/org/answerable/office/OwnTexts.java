package org.answerable.office;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.answerable.language.Language;
import org.answerable.language.OfficeTexts;
import org.answerable.platform.AfterCommit;
import org.answerable.platform.RecentCopy;
import org.answerable.platform.Time;

/**
 * The office's texts, and what it says of itself, as every page reads them: a copy in memory, at most ten seconds older
 * than the database.
 */
@ApplicationScoped
public class OwnTexts implements OfficeTexts {
    private static final Logger LOG = Logger.getLogger(OwnTexts.class.getName());

    private record Written(String words, Instant at) {}

    private record Copy(Map<String, Written> byId, Described office, String mark) {}

    @Inject
    OwnTextRows rows;

    @Inject
    Time time;

    @Inject
    AfterCommit afterCommit;

    private final RecentCopy<Copy> copy = new RecentCopy<>(this::read);

    /**
     * How a page stands.
     *
     * @param changedOn the day of the office's last change of a text that stands on it; {@code null} where there is
     *     none
     * @param isOlder whether the office has changed the English words of it since
     */
    public record Standing(LocalDate changedOn, boolean isOlder) {}

    private Copy copy() {
        return copy.present(time);
    }

    /** The present texts; where the database is away, what was known: a page that says so needs words, too. */
    private Copy read(Copy known) {
        try {
            return rows.inOne(own -> {
                Map<String, Written> fresh = new HashMap<>();
                own.all()
                        .forEach(text ->
                                fresh.put(text.id(), new Written(text.words().orElse(null), text.changedAt())));
                return new Copy(fresh, own.office(), own.mark());
            });
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    "The texts of the office cannot be read now: "
                            + e.getClass().getName());
            return known == null ? new Copy(Map.of(), null, null) : known;
        }
    }

    /** Forgets the copy once the present transaction has committed. */
    void changed() {
        copy.changed(afterCommit);
    }

    @Override
    public Optional<String> text(String key, String language) {
        return Optional.ofNullable(copy().byId().get(language + "/" + key)).map(Written::words);
    }

    /** What the office says of itself; empty where that could not be read yet. */
    Optional<Described> office() {
        return Optional.ofNullable(copy().office());
    }

    /** Stands for the mark of the office; {@code null} for none. */
    String mark() {
        return copy().mark();
    }

    /** How a part stands in a language. */
    public Standing standing(Part part, Language language) {
        Map<String, Written> known = copy().byId();
        Instant changed = null;
        boolean older = false;
        for (String key : part.keys()) {
            Written here = known.get(OwnText.id(key, language));
            Written english = known.get(OwnText.id(key, Language.ENGLISH));
            if (here != null
                    && here.words() != null
                    && (changed == null || here.at().isAfter(changed))) {
                changed = here.at();
            }
            older |= isOlder(here == null ? null : here.at(), english == null ? null : english.at());
        }
        return new Standing(changed == null ? null : Time.day(changed), older);
    }

    /** Whether English was changed after a translation was last looked at; {@code null}: never. */
    static boolean isOlder(Instant here, Instant english) {
        return english != null && (here == null || english.isAfter(here));
    }
}
