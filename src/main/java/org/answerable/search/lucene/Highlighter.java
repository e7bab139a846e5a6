package org.answerable.search.lucene;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.answerable.search.IndexedText;
import org.answerable.search.IndexedText.Part;
import org.answerable.search.Snippet;
import org.answerable.search.Snippet.Match;

/**
 * Marks what a query found in the text itself, by the same analyzers that indexed it: the index need not hold the text,
 * and what is shown is always the record's present text.
 */
public final class Highlighter {
    /** About how long a snippet is, in code points. */
    static final int LENGTH = 200;
    /** How much of it stands before the first marked word. */
    private static final int LEAD = 40;
    /** A word of the query itself, beside 1 for a learned translation: however many of those, it is quoted first. */
    private static final int KNOWN = 1_000;

    /** A marked piece of the text, in chars, and which word of the query it stands for. */
    private record Span(int start, int end, int word) {}

    private final Plan plan;
    private final ReadTexts texts;
    private final Map<String, Plan.Marks> marks;
    /** How many different words of the query there are to find, not counting learned translations of them. */
    private final int most;

    public Highlighter(Plan plan, ReadTexts texts) {
        this.plan = plan;
        this.texts = texts;
        marks = plan.marks();
        most = (int) marks.values().stream()
                .flatMapToInt(of -> IntStream.concat(
                        of.words().values().stream().mapToInt(n -> n),
                        of.phrases().stream().mapToInt(Plan.Marks.Phrase::number)))
                .filter(number -> !Plan.isLearned(number))
                .distinct()
                .count();
    }

    public Snippet snippet(List<IndexedText> passages) {
        IndexedText best = null;
        List<Span> bestSpans = List.of();
        int bestScore = 0;
        boolean hasAll = false;
        Set<Match> matched = new LinkedHashSet<>();
        // A title is shown above the snippet anyway, so it is quoted only where nothing else matched.
        for (boolean titles : new boolean[] {false, true}) {
            for (IndexedText passage : passages) {
                // Analysing is what a snippet costs: what could not be quoted any more is left out.
                if (passage.part() == Part.TITLE != titles || hasAll || titles && bestScore > 0) {
                    continue;
                }
                List<Span> spans = spans(passage);
                int[] found = spans.stream().mapToInt(Span::word).distinct().toArray();
                int known = (int) IntStream.of(found)
                        .filter(word -> !Plan.isLearned(word))
                        .count();
                int score = known * KNOWN + found.length - known;
                matched.addAll(matched(passage, spans));
                if (score > bestScore) {
                    best = passage;
                    bestSpans = spans;
                    bestScore = score;
                    hasAll = known == most;
                }
            }
        }
        if (best == null) {
            best = passages.stream()
                    .filter(p -> p.part() == Part.TEXT
                            || p.translated() != null && p.translated().of() == Part.TEXT)
                    .findFirst()
                    .orElse(passages.get(0));
        }
        List<Match> all = new ArrayList<>(matched(best, bestSpans));
        matched.stream().filter(match -> !all.contains(match)).forEach(all::add);
        List<Match> guesses = all.stream()
                .filter(match -> match.by().equals(Match.LEARNED))
                .skip(Match.MOST_LEARNED)
                .toList();
        all.removeAll(guesses);
        return new Snippet(html(best, bestSpans), best.part(), best.language(), best.translated(), List.copyOf(all));
    }

    /** Why a passage matched: its own words first, then concepts that it says otherwise. */
    private List<Match> matched(IndexedText passage, List<Span> spans) {
        List<Match> matched = new ArrayList<>();
        boolean isTranslation = passage.part() == Part.TRANSLATION;
        spans.stream()
                .filter(span -> !Plan.isLearned(span.word()))
                .map(span -> plan.concept(span.word()))
                .distinct()
                .sorted(Comparator.nullsFirst(Comparator.naturalOrder()))
                .forEach(concept -> matched.add(new Match(
                        passage.language(),
                        concept != null ? Match.GLOSSARY : isTranslation ? Match.TRANSLATION : Match.WORDS,
                        concept)));
        spans.stream()
                .map(span -> plan.learned(span.word()))
                .filter(Objects::nonNull)
                .distinct()
                .forEach(word -> matched.add(Match.learned(passage.language(), word)));
        return matched;
    }

    private List<Span> spans(IndexedText passage) {
        if (marks.isEmpty()) {
            return List.of();
        }
        List<Span> found = new ArrayList<>();
        String own = Analysis.field(Analysis.key(passage.language()));
        marks.forEach((field, wanted) -> {
            if (field.equals(Analysis.EXACT) || field.equals(Analysis.FOLDED) || field.equals(own)) {
                List<Terms.Term> terms = texts.of(field, passage.text());
                for (Terms.Term term : terms) {
                    Integer word = wanted.words().get(term.text());
                    if (word != null) {
                        found.add(new Span(term.start(), term.end(), word));
                    }
                }
                if (!wanted.phrases().isEmpty()) {
                    Map<Integer, List<Terms.Term>> byPosition = new HashMap<>();
                    terms.forEach(term -> byPosition
                            .computeIfAbsent(term.position(), p -> new ArrayList<>())
                            .add(term));
                    wanted.phrases().stream()
                            .filter(phrase -> phrase.place() == null || phrase.place() == passage.place())
                            .forEach(phrase -> phrase(terms, byPosition, phrase, found));
                }
            }
        });
        return merge(found);
    }

    private static void phrase(
            List<Terms.Term> terms,
            Map<Integer, List<Terms.Term>> byPosition,
            Plan.Marks.Phrase phrase,
            List<Span> found) {
        for (Terms.Term start : terms) {
            if (!phrase.steps().get(0).terms().contains(start.text())) {
                continue;
            }
            List<Span> spans = new ArrayList<>();
            for (Plan.Marks.Step step : phrase.steps()) {
                byPosition.getOrDefault(start.position() + step.position(), List.of()).stream()
                        .filter(t -> step.terms().contains(t.text()))
                        .findFirst()
                        .ifPresent(t -> spans.add(new Span(t.start(), t.end(), phrase.number())));
            }
            if (spans.size() == phrase.steps().size()) {
                found.addAll(spans);
            }
        }
    }

    /** In order, without overlaps; of two that overlap the union, for the word of the first. */
    private static List<Span> merge(List<Span> found) {
        found.sort(Comparator.comparingInt(Span::start).thenComparing(Span::end, Comparator.reverseOrder()));
        List<Span> merged = new ArrayList<>();
        for (Span span : found) {
            if (span.end() <= span.start()) {
                continue;
            }
            Span last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last != null && span.start() < last.end()) {
                merged.set(merged.size() - 1, new Span(last.start(), Math.max(last.end(), span.end()), last.word()));
            } else {
                merged.add(span);
            }
        }
        return merged;
    }

    private static String html(IndexedText passage, List<Span> spans) {
        String text = passage.text();
        int from = 0;
        int to;
        if (spans.isEmpty()) {
            to = end(text, 0);
        } else {
            Span first = densest(text, spans);
            from = start(text, first.start());
            to = end(text, from);
            if (to == text.length()) { // Near the end there is room for more of what stands before.
                from = Math.min(from, start(text, move(text, to, LEAD - LENGTH)));
            }
        }
        StringBuilder html = new StringBuilder();
        if (from > 0) {
            html.append('…');
        }
        int at = from;
        for (Span span : spans) {
            if (span.start() >= from && span.end() <= to) {
                escape(text, at, span.start(), html);
                html.append("<mark>");
                escape(text, span.start(), span.end(), html);
                html.append("</mark>");
                at = span.end();
            }
        }
        escape(text, at, to, html);
        if (to < text.length()) {
            html.append('…');
        }
        return html.toString().strip();
    }

    /** The first span of the stretch that holds the most different words of the query, then the most of any. */
    private static Span densest(String text, List<Span> spans) {
        Span best = spans.get(0);
        int bestScore = -1;
        for (int i = 0; i < spans.size() && i < 500; i++) {
            int end = move(text, spans.get(i).start(), LENGTH - LEAD);
            Set<Integer> words = new HashSet<>();
            int all = 0;
            for (int j = i; j < spans.size() && spans.get(j).end() <= end; j++) {
                words.add(spans.get(j).word());
                all++;
            }
            int score = words.size() * 1000 + Math.min(all, 999);
            if (score > bestScore) {
                bestScore = score;
                best = spans.get(i);
            }
        }
        return best;
    }

    /**
     * A good place to begin, at most {@value #LEAD} code points before the first mark: after a space, else between two
     * characters.
     */
    private static int start(String text, int mark) {
        int earliest = move(text, mark, -LEAD);
        if (earliest == 0) {
            return 0;
        }
        for (int i = earliest; i < mark; i++) {
            if (Character.isWhitespace(text.charAt(i))) {
                return i + 1;
            }
        }
        return boundary(text, earliest);
    }

    private static int end(String text, int from) {
        int latest = move(text, from, LENGTH);
        if (latest == text.length()) {
            return latest;
        }
        for (int i = latest; i > latest - LEAD && i > from; i--) {
            if (Character.isWhitespace(text.charAt(i))) {
                return i;
            }
        }
        return boundary(text, latest);
    }

    /** The nearest place at or before {@code index} that is between two characters as people see them. */
    private static int boundary(String text, int index) {
        BreakIterator characters = BreakIterator.getCharacterInstance(ULocale.ROOT);
        characters.setText(text);
        return characters.isBoundary(index) ? index : Math.max(0, characters.preceding(index));
    }

    private static int move(String text, int from, int codePoints) {
        int at = from;
        for (int i = 0; i < Math.abs(codePoints); i++) {
            if (codePoints > 0) {
                if (at >= text.length()) {
                    return text.length();
                }
                at += Character.charCount(text.codePointAt(at));
            } else {
                if (at <= 0) {
                    return 0;
                }
                at -= Character.charCount(text.codePointBefore(at));
            }
        }
        return at;
    }

    private static void escape(String text, int from, int to, StringBuilder html) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c)) { // Paragraphs run on in a snippet.
                if (html.isEmpty() || html.charAt(html.length() - 1) != ' ') {
                    html.append(' ');
                }
                continue;
            }
            switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                default -> html.append(c);
            }
        }
    }
}
