package org.answerable.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.answerable.language.Barred;
import org.answerable.platform.Texts;
import org.answerable.redaction.Redaction;
import org.answerable.redaction.Suspicions;

/**
 * Finds what agencies do not see of a writer's words: what looks personal in them, and wherever a word of it stands a
 * second time. The exact place is for the agency, so a street stays in it.
 */
@ApplicationScoped
public class Masking {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}@._%+'’-]+");
    private static final Pattern EDGE = Pattern.compile("^[._%+'’-]+|[._%+'’-]+$");
    /**
     * Names written without spaces are looked for one by one; a text that has more than this is full of bars anyway.
     */
    private static final int MOST_IDEOGRAPHS = 50;

    private static final Set<String> PARTICLES =
            Set.of("de", "la", "del", "los", "las", "von", "van", "bin", "ibn", "and");
    /** Names that are words as well: written small they are the word. */
    private static final Set<String> WORDS_TOO = Set.of(
            "will", "may", "mark", "grant", "grace", "hope", "joy", "rose", "bill", "rich", "art", "frank", "chase",
            "park", "hill", "stone", "white", "black", "brown", "green", "young", "long", "king", "price", "page",
            "law", "case", "day", "love", "sue", "pat", "rob", "drew", "miles", "bob");

    @Inject
    Suspicions suspicions;

    /** What looks personal in a submission as it will be stored. */
    Masks in(NewSubmission written, String language) {
        return in(written.text(), written.title(), written.municipality(), written.detail(), language);
    }

    /** The same of one that is stored. */
    Masks in(Submission stored) {
        return in(stored.text(), stored.title(), stored.municipality(), stored.detail(), stored.language());
    }

    private Masks in(String words, String heading, String town, String place, String language) {
        List<Redaction> text = found(words, language);
        List<Redaction> title = found(heading, language);
        List<Redaction> municipality = found(town, language);
        List<Redaction> detail = found(place, language).stream()
                .filter(span -> span.kind() != Barred.Kind.ADDRESS)
                .toList();
        Map<String, Barred.Kind> said = new HashMap<>();
        words(words, text, said);
        words(heading, title, said);
        words(town, municipality, said);
        words(place, detail, said);
        return new Masks(
                with(words, text, said),
                with(heading, title, said),
                with(town, municipality, said),
                with(place, detail, said));
    }

    /** What looks personal in a later message, and what is hidden in the submission and stands here again. */
    List<Redaction> in(String message, Submission submission) {
        Map<String, Barred.Kind> said = new HashMap<>();
        Masks masks = submission.masks();
        words(submission.text(), masks.text(), said);
        words(submission.title(), masks.title(), said);
        words(submission.municipality(), masks.municipality(), said);
        words(submission.detail(), masks.detail(), said);
        List<Redaction> found = found(message, submission.language());
        words(message, found, said);
        return with(message, found, said);
    }

    /** Without the spans whose words the writer lets agencies see. */
    static List<Redaction> without(String text, List<Redaction> spans, Collection<String> shown) {
        return shown.isEmpty()
                ? spans
                : spans.stream()
                        .filter(span -> !shown.contains(Texts.slice(text, span.start(), span.end())))
                        .toList();
    }

    private List<Redaction> found(String text, String language) {
        return text == null
                ? List.of()
                : suspicions.in(text, language).stream()
                        .map(s -> new Redaction(s.start(), s.end(), s.kind()))
                        .toList();
    }

    /** The words of spans that say by themselves what is hidden, each with the kind of its span. */
    private static void words(String text, List<Redaction> spans, Map<String, Barred.Kind> said) {
        for (Redaction span : spans) {
            if (span.kind() == Barred.Kind.ADDRESS || span.kind() == Barred.Kind.BIRTH_DATE) {
                continue; // Made of everyday words and numbers.
            }
            Matcher word = WORD.matcher(Texts.slice(text, span.start(), span.end()));
            while (word.find()) {
                String bare = EDGE.matcher(word.group()).replaceAll("");
                boolean telling = span.kind() == Barred.Kind.NAME
                        ? !PARTICLES.contains(bare)
                        : bare.codePoints().anyMatch(Character::isDigit) || bare.contains("@");
                if (telling && Texts.length(bare) >= (ideographs(bare) ? 2 : 3)) {
                    said.putIfAbsent(key(bare), span.kind());
                }
            }
        }
    }

    private static List<Redaction> with(String text, List<Redaction> found, Map<String, Barred.Kind> said) {
        if (text == null || said.isEmpty()) {
            return found;
        }
        List<Redaction> all = new ArrayList<>(found);
        Offsets offsets = new Offsets(text);
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            String bare = EDGE.matcher(word.group()).replaceAll("");
            int from = word.start() + word.group().indexOf(bare);
            Barred.Kind kind = said.get(key(bare));
            if (kind == null && bare.matches("(?U).{3,}['’]s?")) {
                kind = said.get(key(bare.replaceAll("['’]s?$", "")));
            }
            if (kind != null && !bare.isEmpty() && !WORDS_TOO.contains(bare)) {
                all.add(new Redaction(offsets.of(from), offsets.of(from + bare.length()), kind));
            }
        }
        said.keySet().stream()
                .filter(Masking::ideographs)
                .limit(MOST_IDEOGRAPHS)
                .forEach(name -> {
                    for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length())) {
                        all.add(new Redaction(offsets.of(at), offsets.of(at + name.length()), said.get(name)));
                    }
                });
        return joined(text, Redaction.merge(all));
    }

    /** Words of one name, hidden one by one, are one bar: how many there are is nobody's. */
    private static List<Redaction> joined(String text, List<Redaction> spans) {
        List<Redaction> joined = new ArrayList<>();
        for (Redaction span : spans) {
            Redaction last = joined.isEmpty() ? null : joined.getLast();
            if (last != null
                    && last.kind() == span.kind()
                    && Texts.slice(text, last.end(), span.start()).isBlank()) {
                joined.set(joined.size() - 1, new Redaction(last.start(), span.end(), last.kind()));
            } else {
                joined.add(span);
            }
        }
        return joined;
    }

    private static boolean ideographs(String word) {
        return word.codePoints().anyMatch(Character::isIdeographic);
    }

    private static String key(String word) {
        return word.toLowerCase(Locale.ROOT);
    }

    /** Code points before a place in a string, asked for from left to right or not. */
    private static final class Offsets {
        private final String text;
        private int at;
        private int points;

        Offsets(String text) {
            this.text = text;
        }

        int of(int index) {
            if (index < at) {
                at = 0;
                points = 0;
            }
            points += text.codePointCount(at, index);
            at = index;
            return points;
        }
    }
}
