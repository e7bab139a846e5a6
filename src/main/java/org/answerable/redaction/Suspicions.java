package org.answerable.redaction;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.answerable.platform.Sha256;

/**
 * Finds what may be personal in a text, for a moderator to decide on: it marks, it never decides. Numbers and addresses
 * by their form, names by the words before them, in the languages of Wisconsin's writers. A name without such a word is
 * not found; the moderator reads the whole text.
 *
 * <p>The text is read as {@link Plain}, so that no dash, space, digit or invisible mark of another keyboard hides a
 * number; what is found is told in places of the text as given. {@code script/bench redaction} says how much is found,
 * by kind and language.
 *
 * <p>Thread-safe. Some milliseconds for 2,000 characters, up to a tenth of a second for a hostile text of 20,000, the
 * longest submission; the work grows with the length of the text and no pattern can run away (possessive quantifiers,
 * bounded repeats, places that are looked at only around the characters that matter, so many telephone numbers asked
 * about), so a hostile text costs little more than another.
 */
@ApplicationScoped
public class Suspicions {
    private static final int KEPT = 4_000;

    /**
     * Where parts were found in the texts looked at last and most, by their digest: a list of texts that is opened
     * again costs nothing. No words are kept.
     */
    private final Cache<String, List<Suspicion>> found =
            Caffeine.newBuilder().maximumSize(KEPT).executor(Runnable::run).build();

    /** The suspected parts, in order, without overlaps. */
    public List<Suspicion> in(String text, String language) {
        if (text == null || text.isEmpty()) {
            return List.of();
        }
        String key = Sha256.hex(text.getBytes(StandardCharsets.UTF_8), 32);
        List<Suspicion> known = found.getIfPresent(key);
        if (known == null) {
            known = look(text);
            found.put(key, known);
        }
        return known;
    }

    private static List<Suspicion> look(String text) {
        FoundParts parts = new FoundParts(text);
        PersonalForms forms = new PersonalForms(parts);
        Places places = new Places(parts);
        PersonNames names = new PersonNames(parts);
        // Almost every form has a digit in it; texts have few. Looking only around those saves most of the work.
        List<int[]> windows = parts.around(c -> c >= '0' && c <= '9', 64, 140);
        forms.find(windows);
        if (!windows.isEmpty()) {
            places.find(windows);
        }
        names.find();
        int looked = 0;
        for (Cues.Found cue : Cues.in(Cues.lower(parts.text))) {
            if (looked++ > 2 * FoundParts.MOST) {
                break;
            }
            switch (cue.kind()) {
                case OWN_NAME, NAME, SELF, SIGN, TITLE, ROLE, KIN, TAKEN -> names.after(cue);
                case HERE -> places.here(cue, forms);
                default -> forms.after(cue);
            }
        }
        return parts.result(text);
    }
}
