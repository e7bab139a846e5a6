package org.answerable.search;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.answerable.platform.Resources;

/**
 * The words of a query that are syntax, in the languages of the pages ({@code i18n/syntax.tsv}). Operators stand in
 * capitals; where a script has none, in square brackets ({@code [或]}), as nobody writes a conjunction otherwise: those
 * count for every reader. Names of fields are compared without case, accents, hyphens and apostrophes.
 */
final class SyntaxWords {
    /** How two things belong together. */
    enum Operator {
        AND,
        OR,
        NOT
    }

    /** What a name before a colon stands for. */
    enum Field {
        TITLE(IndexedText.Part.TITLE, null),
        TEXT(IndexedText.Part.TEXT, null),
        ANSWER(IndexedText.Part.ANSWER, null),
        AGENCY(null, Facet.AGENCY),
        COUNTY(null, Facet.COUNTY),
        TOPIC(null, Facet.TOPIC),
        LANGUAGE(null, Facet.LANGUAGE),
        KIND(null, Facet.KIND),
        STATUS(null, Facet.STATUS),
        FROM(null, null),
        TO(null, null);

        /** {@code null} unless it is a part of a record. */
        final IndexedText.Part part;
        /** {@code null} unless it is a facet. */
        final Facet facet;

        Field(IndexedText.Part part, Facet facet) {
            this.part = part;
            this.facet = facet;
        }
    }

    private static final Pattern NO_LETTERS = Pattern.compile("[\\p{Mn}\\p{Cf}\\p{Pd}\\p{Po}\\p{Sk}ʼ’‘]");
    private static final Map<String, SyntaxWords> BY_LANGUAGE = new HashMap<>();
    private static final Map<String, Operator> BRACKETED = new HashMap<>();
    private static final int LONGEST_BRACKETED;

    static {
        for (String line : Resources.lines("/i18n/syntax.tsv")) {
            String[] cells = line.split("\t");
            SyntaxWords words = BY_LANGUAGE.computeIfAbsent(cells[0], tag -> new SyntaxWords());
            for (String form : cells[2].split(" \\| ")) {
                words.add(cells[1].toUpperCase(Locale.ROOT), form);
            }
        }
        LONGEST_BRACKETED =
                BRACKETED.keySet().stream().mapToInt(String::length).max().orElse(0);
    }

    /** As it is shown to people: the first form of each. */
    private final Map<String, String> shown = new HashMap<>();

    private final Map<String, Operator> operators = new HashMap<>();
    private final Map<String, Field> fields = new HashMap<>();

    private SyntaxWords() {}

    private void add(String what, String form) {
        shown.putIfAbsent(what, form);
        if (form.startsWith("[")) {
            BRACKETED.put(form.substring(1, form.length() - 1), Operator.valueOf(what));
        } else if (List.of("AND", "OR", "NOT").contains(what)) {
            operators.put(composed(form), Operator.valueOf(what));
        } else {
            fields.put(folded(form), Field.valueOf(what));
        }
    }

    /** How an operator or a field is written in the reader's language. */
    static String shown(Enum<?> what, String reader) {
        return of(reader).shown.get(what.name());
    }

    /** What stands for an operator as a word of its own, in the reader's language or in English. */
    static Optional<Operator> operator(String word, String reader) {
        String form = composed(word);
        return Optional.ofNullable(of(reader).operators.get(form))
                .or(() -> Optional.ofNullable(of("en").operators.get(form)));
    }

    /** What a name before a colon means, in the reader's language or in English. */
    static Optional<Field> field(String name, String reader) {
        String form = folded(name);
        return Optional.ofNullable(of(reader).fields.get(form))
                .or(() -> Optional.ofNullable(of("en").fields.get(form)));
    }

    /** An operator in brackets, of any language, and how many chars it takes. */
    record Bracketed(Operator operator, int length) {}

    /** The one in brackets that begins at a place of a text; {@code null} where none does. */
    static Bracketed bracketed(String text, int at) {
        int kind = "[【［".indexOf(text.charAt(at));
        if (kind < 0) {
            return null;
        }
        int end = at + 1;
        while (end < text.length() && end <= at + LONGEST_BRACKETED + 1 && text.charAt(end) != "]】］".charAt(kind)) {
            end++;
        }
        if (end >= text.length() || text.charAt(end) != "]】］".charAt(kind)) {
            return null;
        }
        Operator operator = BRACKETED.get(composed(text.substring(at + 1, end)));
        return operator == null ? null : new Bracketed(operator, end + 1 - at);
    }

    private static SyntaxWords of(String reader) {
        SyntaxWords words = reader == null ? null : BY_LANGUAGE.get(reader);
        return words != null ? words : BY_LANGUAGE.get("en");
    }

    private static String composed(String word) {
        return Normalizer.normalize(word, Normalizer.Form.NFC);
    }

    private static String folded(String name) {
        return NO_LETTERS
                .matcher(Normalizer.normalize(name, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }
}
