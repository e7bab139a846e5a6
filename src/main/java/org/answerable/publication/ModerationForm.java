package org.answerable.publication;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.answerable.language.Barred;
import org.answerable.platform.Refusal;
import org.answerable.platform.Refusal.Fault;
import org.answerable.platform.Tagged;
import org.answerable.platform.Texts;
import org.answerable.publication.ModerationReading.SubmissionAnswer;
import org.answerable.publication.ModerationReading.SubmissionFile;
import org.answerable.publication.ModerationReading.SuspectedItem;
import org.answerable.publication.ModerationView.Mark;
import org.answerable.publication.ModerationView.Piece;
import org.answerable.publication.ModerationView.Quote;
import org.answerable.publication.ModerationView.Warning;
import org.answerable.redaction.HiddenWords;
import org.answerable.redaction.Redaction;

/**
 * The marks of one moderation form, between the browser and a {@link Publishing.Decision}. A text is {@code text} or an
 * answer's id; a mark travels as {@code text:12:20} with its kind in a field of its own.
 */
final class ModerationForm {
    /** The id of the submission's own text. */
    static final String TEXT = "text";
    /** Rows for quoting that a form offers for each text. */
    static final int ROWS = 3;

    private static final int MOST = 1_000;
    private static final Pattern VALUE = Pattern.compile("(text|[a-z0-9]{4,40}):([0-9]{1,6}):([0-9]{1,6})");

    private final Map<String, String> texts = new LinkedHashMap<>();
    private final Map<String, List<SuspectedItem>> suspected = new LinkedHashMap<>();
    private final Map<String, Set<Redaction>> marks = new LinkedHashMap<>();
    private final Map<String, List<Quote>> quotes = new LinkedHashMap<>();
    private final List<Fault> faults = new ArrayList<>();

    private ModerationForm(SubmissionFile file) {
        add(TEXT, file.submission().text(), file.submission().suspected());
        for (SubmissionAnswer answer : file.answers()) {
            add(answer.id(), answer.text(), answer.suspected());
        }
    }

    private void add(String id, String text, List<SuspectedItem> found) {
        texts.put(id, text);
        suspected.put(id, found);
        marks.put(id, new LinkedHashSet<>());
        quotes.put(id, new ArrayList<>());
    }

    /**
     * The form as it is first shown: what is hidden already; where nothing was decided yet, also all that is suspected
     * in the writer's text. Nothing suspected in an answer is taken by itself: agencies give their own numbers there.
     */
    static ModerationForm first(SubmissionFile file) {
        ModerationForm form = new ModerationForm(file);
        form.marks.get(TEXT).addAll(file.redactions());
        if (file.decision() != ModerationDecision.PUBLISHED) {
            file.submission()
                    .suspected()
                    .forEach(s -> form.marks.get(TEXT).add(new Redaction(s.start(), s.end(), s.kind())));
        }
        file.answers().forEach(answer -> form.marks.get(answer.id()).addAll(answer.redactions()));
        return form;
    }

    /**
     * The form as it was sent.
     *
     * @param fields name to values
     * @throws Refusal.Malformed where a mark is none of this form's
     */
    static ModerationForm sent(SubmissionFile file, Map<String, List<String>> fields) {
        ModerationForm form = new ModerationForm(file);
        List<String> values = fields.getOrDefault("mark", List.of());
        if (values.size() > MOST) {
            throw new Refusal.Malformed("/mark", "publication.fault.marks");
        }
        for (String value : values) {
            Matcher matcher = VALUE.matcher(value);
            if (!matcher.matches() || !form.texts.containsKey(matcher.group(1))) {
                throw new Refusal.Malformed("/mark", "publication.fault.marks");
            }
            Redaction mark = new Redaction(
                    Integer.parseInt(matcher.group(2)),
                    Integer.parseInt(matcher.group(3)),
                    kind(fields, "kind:" + value, "/mark"));
            Redaction.check("/mark", form.texts.get(matcher.group(1)), List.of(mark));
            form.marks.get(matcher.group(1)).add(mark);
        }
        for (String id : form.texts.keySet()) {
            for (int row = 0; row < ROWS; row++) {
                form.quote(
                        id,
                        row,
                        one(fields, "quote." + id + "." + row, ""),
                        kind(fields, "quote-kind." + id + "." + row, "/quote-kind"));
            }
        }
        return form;
    }

    private static Barred.Kind kind(Map<String, List<String>> fields, String name, String pointer) {
        return Tagged.of(Barred.Kind.values(), one(fields, name, Barred.Kind.OTHER.tag()))
                .orElseThrow(() -> new Refusal.Malformed(pointer, "publication.fault.kind"));
    }

    private static String one(Map<String, List<String>> fields, String name, String otherwise) {
        List<String> values = fields.get(name);
        return values == null || values.isEmpty() ? otherwise : values.get(0);
    }

    /**
     * Marks every place where the quoted words stand; a quote that stands nowhere is a fault, and stays as it was
     * typed.
     */
    private void quote(String id, int row, String typed, Barred.Kind kind) {
        String words = Texts.stripped("/quote." + id + "." + row, typed);
        if (words.isEmpty()) {
            return;
        }
        String text = texts.get(id);
        // A line break within a quote is a space in a single-line field.
        Matcher place =
                Pattern.compile(Pattern.quote(words).replace(" ", "\\E\\s+\\Q")).matcher(text);
        boolean found = false;
        while (place.find() && marks.get(id).size() < MOST) {
            int start = text.codePointCount(0, place.start());
            marks.get(id).add(new Redaction(start, start + text.codePointCount(place.start(), place.end()), kind));
            found = true;
        }
        if (!found) {
            faults.add(new Fault("/quote." + id + "." + row, "publication.fault.quote", words));
            quotes.get(id).add(new Quote(words, kind));
        }
    }

    List<Fault> faults() {
        return faults;
    }

    Set<String> ids() {
        return texts.keySet();
    }

    /** What was taken in a text. */
    List<Redaction> taken(String id) {
        return List.copyOf(marks.get(id));
    }

    /** The rows of a text: what was taken and what is only suspected, in order. */
    List<Mark> rows(String id) {
        Map<String, Redaction> taken = new LinkedHashMap<>();
        marks.get(id).forEach(m -> taken.putIfAbsent(value(id, m.start(), m.end()), m));
        Map<String, SuspectedItem> reasons = new LinkedHashMap<>();
        suspected.get(id).forEach(s -> reasons.put(value(id, s.start(), s.end()), s));
        Set<String> all = new LinkedHashSet<>(taken.keySet());
        all.addAll(reasons.keySet());
        return all.stream()
                .sorted(java.util.Comparator.comparingInt(v -> Integer.parseInt(v.split(":")[1])))
                .map(value -> {
                    String[] parts = value.split(":");
                    Redaction mark = taken.get(value);
                    SuspectedItem reason = reasons.get(value);
                    return new Mark(
                            value,
                            Texts.slice(texts.get(id), Integer.parseInt(parts[1]), Integer.parseInt(parts[2])),
                            mark != null ? mark.kind() : reason.kind(),
                            reason == null ? null : reason.why(),
                            mark != null);
                })
                .toList();
    }

    private static String value(String id, int start, int end) {
        return id + ":" + start + ":" + end;
    }

    /** The rows for quoting: those that were not understood, and empty ones. */
    List<Quote> quotes(String id) {
        List<Quote> rows = new ArrayList<>(quotes.get(id));
        while (rows.size() < ROWS) {
            rows.add(new Quote("", Barred.Kind.NAME));
        }
        return rows;
    }

    /** The text, cut where marks begin and end. */
    List<Piece> pieces(String id) {
        String text = texts.get(id);
        int length = Texts.length(text);
        int[] states = new int[length + 1];
        suspected.get(id).forEach(s -> java.util.Arrays.fill(states, s.start(), s.end(), 1));
        marks.get(id).forEach(m -> java.util.Arrays.fill(states, m.start(), m.end(), 2));
        List<Piece> pieces = new ArrayList<>();
        int from = 0;
        int at = 0;
        for (int i = 1; i <= length; i++) {
            if (i == length || states[i] != states[from]) {
                int end = text.offsetByCodePoints(at, i - from);
                pieces.add(new Piece(
                        text.substring(at, end),
                        states[from] == 2 ? Piece.Marking.HIDDEN : states[from] == 1 ? Piece.Marking.SUSPECT : null));
                at = end;
                from = i;
            }
        }
        return pieces;
    }

    /** Words that are hidden somewhere and would still stand in what the public reads. */
    List<Warning> warnings(String title) {
        Map<String, String> shown = new LinkedHashMap<>();
        shown.put("publication.warning.title", title);
        for (String id : texts.keySet()) {
            shown.merge(
                    id.equals(TEXT) ? "publication.warning.text" : "publication.warning.answer",
                    Redaction.apply(texts.get(id), taken(id)).text(),
                    (a, b) -> a + "\n" + b);
        }
        Set<Warning> warnings = new LinkedHashSet<>();
        HiddenWords hidden = hidden();
        shown.forEach((where, text) ->
                hidden.in(text).forEach(standing -> warnings.add(new Warning(standing.words(), where))));
        return List.copyOf(warnings);
    }

    /** What is hidden in any of the texts. */
    HiddenWords hidden() {
        return HiddenWords.of(texts.entrySet().stream()
                .map(text -> HiddenWords.of(text.getValue(), taken(text.getKey())))
                .toList());
    }
}
