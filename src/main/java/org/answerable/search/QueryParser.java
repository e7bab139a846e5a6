package org.answerable.search;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.answerable.search.ParsedQuery.LeftOut;
import org.answerable.search.ParsedQuery.Range;
import org.answerable.search.ParsedQuery.Why;
import org.answerable.search.QueryTree.All;
import org.answerable.search.QueryTree.Any;
import org.answerable.search.QueryTree.Having;
import org.answerable.search.QueryTree.In;
import org.answerable.search.QueryTree.Not;
import org.answerable.search.QueryTree.Phrase;
import org.answerable.search.QueryTree.Prefix;
import org.answerable.search.QueryTree.Published;
import org.answerable.search.QueryTree.Words;
import org.answerable.search.SyntaxWords.Field;
import org.answerable.search.SyntaxWords.Operator;

/**
 * Reads a query as people write it, whatever it is, without ever failing: words, {@code "phrases"}, {@code "words near
 * each other"~5}, {@code begin*}, {@code -excluded}, {@code title:fields}, AND, OR, NOT and parentheses. What has no
 * partner, or nothing to say something about, is text as any other; so is everything that is no syntax.
 *
 * <p>NOT takes what follows it, words side by side belong together before AND, and AND before OR. A minus counts at the
 * beginning of a word, a parenthesis at the beginning or the end of one ({@code 287(g)} is a word). Where every letter
 * is a capital and words are longer than acronyms, operators are words: that is how some people write.
 *
 * <p>Bounded: {@value #MOST_PARTS} parts beside the plain words, {@value #MOST_QUOTED} phrases and as many exclusions,
 * {@value #MOST_WORDS} words, {@value #MOST_VALUES} values of fields, parentheses {@value #DEEPEST} deep. Time is
 * linear in the length but for quotes without a partner.
 */
public final class QueryParser {
    /** Phrases and exclusions beside plain words, of each so many. */
    public static final int MOST_QUOTED = 8;
    /** Of fields, prefixes and parts of what operators join together. */
    public static final int MOST_PARTS = 12;
    /** Of words that count. */
    public static final int MOST_WORDS = 48;
    /** The most words that may stand between those of a phrase. */
    public static final int FARTHEST = 50;
    /** Fewer letters begin too many words; an ideograph or a syllable says more. */
    public static final int SHORTEST_PREFIX = 3;

    /** Of fields: each is looked for among all names of its kind. */
    private static final int MOST_VALUES = 48;

    private static final int DEEPEST = 16;
    private static final int LONGEST_NAME = 40;
    private static final int LONGEST_ACRONYM = 5;
    private static final String OPENING = "\"\u201C\u201D\u201E\u201F\u00AB\u00BB\u300C\u300E\uFF02";
    private static final String CLOSING = "\"\u201D\u201C\u201D\u201D\u00BB\u00AB\u300D\u300F\uFF02";

    private enum Kind {
        WORD,
        PHRASE,
        PREFIX,
        OPEN,
        CLOSE,
        MINUS,
        FIELD,
        OPERATOR
    }

    /** A piece of the query; {@code isWord} of an operator that became a word. */
    private static final class Token {
        private Kind kind;
        private final String text;
        private final int start;
        private final int end;
        private Operator operator;
        private Field field;
        private int distance;
        private boolean isWord;

        Token(Kind kind, String text, int start, int end) {
            this.kind = kind;
            this.text = text;
            this.start = start;
            this.end = end;
        }

        boolean isOperand() {
            return kind == Kind.WORD && !isWord || kind == Kind.PHRASE || kind == Kind.PREFIX;
        }
    }

    private final String query;
    private final String reader;
    private final FieldValues values;
    private final List<Token> tokens = new ArrayList<>();
    private final List<LeftOut> leftOut = new ArrayList<>();
    private final List<Range> sought = new ArrayList<>();
    private boolean isStrict;
    private int at;
    private int excluding;
    private int valuesSought;

    private QueryParser(String query, String reader, FieldValues values) {
        this.query = query;
        this.reader = reader;
        this.values = values;
    }

    /**
     * Reads a query.
     *
     * @param reader the reader's language (BCP 47); {@code null} where it is not known
     */
    public static ParsedQuery read(String query, String reader, FieldValues values) {
        return new QueryParser(query, reader, values).read();
    }

    private ParsedQuery read() {
        cut();
        if (isShouted()) {
            tokens.forEach(QueryParser::demote);
        }
        match();
        settle();
        isStrict = tokens.stream().anyMatch(token -> token.kind == Kind.OPERATOR);
        if (isStrict) {
            tokens.removeIf(token -> token.isWord); // An operator without anything to join says nothing.
        }
        QueryTree tree = any();
        return sorted(tree);
    }

    // --- Cutting into tokens ---

    private void cut() {
        int i = 0;
        while (i < query.length()) {
            char c = query.charAt(i);
            if (isSpace(c)) {
                i++;
                continue;
            }
            SyntaxWords.Bracketed operator = SyntaxWords.bracketed(query, i);
            if (operator != null) {
                Token token = add(Kind.OPERATOR, query.substring(i, i + operator.length()), i, i + operator.length());
                token.operator = operator.operator();
                i += operator.length();
            } else if (c == '(' || c == '\uFF08') {
                add(Kind.OPEN, "(", i, ++i);
            } else if (c == '\uFF09' || c == ')' && isAtEnd(i + 1)) {
                add(Kind.CLOSE, ")", i, ++i);
            } else if (isMinus(c) && isAtStart(i) && i + 1 < query.length() && !isSpace(query.charAt(i + 1))) {
                add(Kind.MINUS, String.valueOf(c), i, ++i);
                if (isMinus(query.charAt(i))) {
                    i = word(i); // Signs only.
                }
            } else if (OPENING.indexOf(c) >= 0) {
                i = quoted(i);
            } else {
                int value = isBehindField() ? -1 : name(i);
                i = value >= 0 ? value : word(i);
            }
        }
    }

    private Token add(Kind kind, String text, int start, int end) {
        Token token = new Token(kind, text, start, end);
        tokens.add(token);
        return token;
    }

    private boolean isBehindField() {
        return !tokens.isEmpty() && tokens.getLast().kind == Kind.FIELD;
    }

    /** Marks of direction and the like are nothing where a word begins. */
    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.getType(c) == Character.FORMAT;
    }

    private static boolean isMinus(char c) {
        return c == '-' || c == '\u2212' || c == '\uFF0D';
    }

    private boolean isAtStart(int i) {
        return i == 0 || isSpace(query.charAt(i - 1)) || query.charAt(i - 1) == '(' || query.charAt(i - 1) == '\uFF08';
    }

    private boolean isAtEnd(int i) {
        return i >= query.length()
                || isSpace(query.charAt(i))
                || query.charAt(i) == ')'
                || query.charAt(i) == '\uFF09'
                || OPENING.indexOf(query.charAt(i)) >= 0
                || SyntaxWords.bracketed(query, i) != null;
    }

    /** A phrase, and how far its words may stand apart; a quote without its partner is nothing. */
    private int quoted(int from) {
        int end = closing(from);
        if (end < 0) {
            return from + 1;
        }
        int next = end + 1;
        int distance = 0;
        if (next < query.length() && (query.charAt(next) == '~' || query.charAt(next) == '\uFF5E')) {
            int digits = next + 1;
            while (digits < query.length() && Character.digit(query.charAt(digits), 10) >= 0) {
                distance = Math.min(FARTHEST, distance * 10 + Character.digit(query.charAt(digits), 10));
                digits++;
            }
            next = digits;
        }
        String phrase = query.substring(from + 1, end).strip();
        if (!phrase.isEmpty()) {
            add(Kind.PHRASE, phrase, from + 1, end).distance = distance;
        } else if (isBehindField()) {
            demote(tokens.getLast());
        }
        return next;
    }

    /** Where the quote that opens at {@code from} closes; -1 where it does not. */
    private int closing(int from) {
        int kind = OPENING.indexOf(query.charAt(from));
        for (int i = from + 1; i < query.length(); i++) {
            char c = query.charAt(i);
            if (c == CLOSING.charAt(kind) || c == '"' && query.charAt(from) == '"') {
                return i;
            }
        }
        return -1;
    }

    /** The name of a field and its colon; where its value begins, -1 where there is none. */
    private int name(int from) {
        int end = from;
        while (end < query.length() && end < from + LONGEST_NAME && isOfName(query.charAt(end))) {
            end++;
        }
        if (end == from
                || end + 1 >= query.length()
                || query.charAt(end) != ':' && query.charAt(end) != '\uFF1A'
                || isSpace(query.charAt(end + 1))) {
            return -1;
        }
        Optional<Field> field = SyntaxWords.field(query.substring(from, end), reader);
        if (field.isEmpty()) {
            return -1;
        }
        add(Kind.FIELD, query.substring(from, end), from, end + 1).field = field.get();
        return end + 1;
    }

    private static boolean isOfName(char c) {
        return Character.isLetter(c)
                || c == '-'
                || c == '\''
                || c == '\u2019'
                || Character.getType(c) == Character.NON_SPACING_MARK
                || Character.getType(c) == Character.COMBINING_SPACING_MARK;
    }

    /** A run of text up to a space or what is syntax within it; where the next begins. */
    private int word(int from) {
        int i = from;
        int open = 0;
        while (i < query.length()) {
            char c = query.charAt(i);
            if (Character.isWhitespace(c)
                    || Character.isSpaceChar(c)
                    || c == '\uFF08'
                    || c == '\uFF09'
                    || OPENING.indexOf(c) >= 0
                    || SyntaxWords.bracketed(query, i) != null) {
                break;
            }
            if (c == '(') {
                open++;
            } else if (c == ')') {
                if (open == 0 && isAtEnd(i + 1)) {
                    break;
                }
                open = Math.max(0, open - 1);
            }
            i++;
        }
        String text = query.substring(from, i);
        Optional<Operator> operator = SyntaxWords.operator(text, reader);
        if (operator.isPresent() && !isBehindField() && (tokens.isEmpty() || tokens.getLast().kind != Kind.MINUS)) {
            add(Kind.OPERATOR, text, from, i).operator = operator.get();
        } else if (isPrefix(text)) {
            add(Kind.PREFIX, text.substring(0, text.length() - 1), from, i);
        } else {
            add(Kind.WORD, text, from, i);
        }
        return Math.max(i, from + 1);
    }

    private boolean isPrefix(String text) {
        int star = text.indexOf('*');
        if (star <= 0 || star < text.length() - 1) {
            return false;
        }
        long letters = text.codePoints().filter(Character::isLetterOrDigit).count();
        boolean isLong = letters >= SHORTEST_PREFIX
                || text.codePoints()
                        .anyMatch(c -> Character.isIdeographic(c)
                                || Set.of(
                                                Character.UnicodeScript.HANGUL,
                                                Character.UnicodeScript.HIRAGANA,
                                                Character.UnicodeScript.KATAKANA)
                                        .contains(Character.UnicodeScript.of(c)));
        if (!isLong && letters > 0) {
            leave(Why.PREFIX, text, SHORTEST_PREFIX);
        }
        return isLong;
    }

    private void leave(Why why, String what, int most) {
        LeftOut left = new LeftOut(why, what, most);
        if (!leftOut.contains(left) && leftOut.size() < MOST_PARTS) {
            leftOut.add(left);
        }
    }

    // --- What is syntax and what is not ---

    /** Whether everything stands in capitals, longer words than acronyms too. */
    private boolean isShouted() {
        boolean isLong = false;
        for (Token token : tokens) {
            if (token.kind == Kind.WORD || token.kind == Kind.PHRASE || token.kind == Kind.PREFIX) {
                if (token.text.codePoints().anyMatch(Character::isLowerCase)) {
                    return false;
                }
                isLong |= token.kind == Kind.WORD
                        && token.text
                                        .codePoints()
                                        .filter(Character::isUpperCase)
                                        .count()
                                > LONGEST_ACRONYM;
            }
        }
        return isLong;
    }

    /** An operator or a name of a field becomes a word. */
    private static void demote(Token token) {
        if (token.kind == Kind.OPERATOR && !token.text.isEmpty() && "[【［".indexOf(token.text.charAt(0)) < 0
                || token.kind == Kind.FIELD) {
            token.isWord = token.kind == Kind.OPERATOR;
            token.kind = Kind.WORD;
        }
    }

    private static void drop(Token token) {
        demote(token);
        if (token.kind == Kind.OPERATOR) { // One in brackets.
            token.kind = Kind.WORD;
            token.isWord = true;
        }
    }

    /** Finds each parenthesis its partner; those without, those too deep, and those around nothing are taken out. */
    private void match() {
        Deque<Token> open = new ArrayDeque<>();
        Deque<Boolean> isFilled = new ArrayDeque<>();
        Set<Token> gone = new LinkedHashSet<>();
        for (Token token : tokens) {
            if (token.kind == Kind.OPEN) {
                open.push(token);
                isFilled.push(false);
            } else if (token.kind == Kind.CLOSE) {
                if (open.isEmpty()) {
                    gone.add(token);
                } else {
                    Token partner = open.pop();
                    boolean filled = isFilled.pop();
                    if (!filled || open.size() >= DEEPEST) {
                        gone.add(token);
                        gone.add(partner);
                    }
                    if (filled && !isFilled.isEmpty()) {
                        isFilled.pop();
                        isFilled.push(true);
                    }
                }
            } else if (token.isOperand() && !isFilled.isEmpty()) {
                isFilled.pop();
                isFilled.push(true);
            }
        }
        gone.addAll(open);
        tokens.removeAll(gone);
    }

    /** What stands before nothing, or joins nothing, is a word. */
    private void settle() {
        List<Token> kept = new ArrayList<>();
        Token next = null;
        for (Token token : tokens.reversed()) {
            boolean isFollowed = next != null
                    && (next.isOperand()
                            || next.kind == Kind.OPEN
                            || token.kind != Kind.FIELD
                                    && (next.kind == Kind.FIELD
                                            || token.kind == Kind.OPERATOR
                                                    && (next.kind == Kind.MINUS
                                                            || next.kind == Kind.OPERATOR
                                                                    && next.operator == Operator.NOT
                                                                    && token.operator != Operator.NOT)));
            if (token.kind == Kind.MINUS && !isFollowed) {
                continue;
            }
            if ((token.kind == Kind.OPERATOR || token.kind == Kind.FIELD) && !isFollowed) {
                drop(token);
            }
            kept.add(token);
            next = token;
        }
        tokens.clear();
        tokens.addAll(kept.reversed());
        Token before = null;
        for (Token token : tokens) {
            if (token.kind == Kind.OPERATOR
                    && token.operator != Operator.NOT
                    && (before == null || !before.isOperand() && before.kind != Kind.CLOSE)) {
                drop(token);
            }
            before = token;
        }
        if (tokens.stream().noneMatch(Token::isOperand)) {
            tokens.forEach(QueryParser::drop);
        }
    }

    // --- The tree ---

    private boolean isNext(Operator operator) {
        return at < tokens.size() && tokens.get(at).kind == Kind.OPERATOR && tokens.get(at).operator == operator;
    }

    private QueryTree any() {
        List<QueryTree> some = new ArrayList<>();
        add(some, all());
        while (isNext(Operator.OR)) {
            at++;
            add(some, all());
        }
        return some.size() == 1 ? some.getFirst() : some.isEmpty() ? null : new Any(List.copyOf(some));
    }

    private QueryTree all() {
        List<QueryTree> some = new ArrayList<>();
        boolean isJoined;
        do {
            QueryTree side = side();
            if (side instanceof All more) {
                some.addAll(more.of());
            } else {
                add(some, side);
            }
            isJoined = isNext(Operator.AND);
            at += isJoined ? 1 : 0;
        } while (isJoined);
        return some.size() == 1 ? some.getFirst() : some.isEmpty() ? null : new All(List.copyOf(some));
    }

    /** What stands side by side: its words are one text. */
    private QueryTree side() {
        StringBuilder words = new StringBuilder();
        List<QueryTree> some = new ArrayList<>();
        int first = -1;
        while (at < tokens.size()
                && tokens.get(at).kind != Kind.CLOSE
                && !isNext(Operator.AND)
                && !isNext(Operator.OR)) {
            QueryTree one = one();
            if (one instanceof Words text) {
                first = first < 0 ? some.size() : first;
                words.append(words.isEmpty() ? "" : " ").append(text.text());
            } else if (one instanceof All more && !isStrict) {
                for (QueryTree each : more.of()) {
                    if (each instanceof Words text) {
                        first = first < 0 ? some.size() : first;
                        words.append(words.isEmpty() ? "" : " ").append(text.text());
                    } else {
                        some.add(each);
                    }
                }
            } else {
                add(some, one);
            }
        }
        if (first >= 0) {
            some.add(first, new Words(words.toString()));
        }
        return some.size() == 1 ? some.getFirst() : some.isEmpty() ? null : new All(List.copyOf(some));
    }

    private static void add(List<QueryTree> some, QueryTree one) {
        if (one != null) {
            some.add(one);
        }
    }

    private QueryTree one() {
        Token token = tokens.get(at);
        if (token.kind == Kind.OPERATOR || token.kind == Kind.MINUS) {
            at++;
            excluding++;
            QueryTree not = at < tokens.size() ? one() : null;
            excluding--;
            return not == null ? null : new Not(not);
        }
        if (token.kind == Kind.FIELD) {
            at++;
            int value = token.field.part == null ? 1 : 0;
            excluding += value;
            QueryTree of = at < tokens.size() ? operand() : null;
            excluding -= value;
            return of == null ? null : of(token, of);
        }
        return operand();
    }

    private QueryTree operand() {
        Token token = tokens.get(at++);
        if (token.kind == Kind.OPEN) {
            QueryTree within = any();
            at++; // Its partner.
            return within;
        }
        if (excluding == 0 && token.kind != Kind.PREFIX) {
            sought.add(new Range(token.start, token.end));
        }
        return switch (token.kind) {
            case PHRASE -> new Phrase(token.text, token.distance);
            case PREFIX -> new Prefix(token.text);
            default -> new Words(token.text);
        };
    }

    /** What a field says of each thing in it. */
    private QueryTree of(Token field, QueryTree tree) {
        return switch (tree) {
            case All all -> new All(all.of().stream().map(one -> of(field, one)).toList());
            case Any any -> new Any(any.of().stream().map(one -> of(field, one)).toList());
            case Not not -> new Not(of(field, not.of()));
            case Words words when field.field.part == null -> value(field, words.text(), words);
            case Phrase phrase when field.field.part == null -> value(field, phrase.text(), phrase);
            case Words words -> new In(field.field.part, words);
            case Phrase phrase -> new In(field.field.part, phrase);
            case Prefix prefix when field.field.part != null -> new In(field.field.part, prefix);
            default -> tree;
        };
    }

    /** @param otherwise what it is where the field does not know the value */
    private QueryTree value(Token field, String value, QueryTree otherwise) {
        QueryTree known =
                switch (field.field) {
                    case FROM, TO -> days(value, field.field == Field.FROM);
                    default -> {
                        Set<String> all = new LinkedHashSet<>();
                        boolean isKnown = true;
                        for (String one : value.split("[,，،]")) {
                            List<String> those = one.isBlank() || !isKnown || ++valuesSought > MOST_VALUES
                                    ? List.of()
                                    : values.known(field.field.facet, one.strip())
                                            .orElse(List.of());
                            isKnown &= !those.isEmpty();
                            all.addAll(those);
                        }
                        yield isKnown && !all.isEmpty() ? new Having(field.field.facet, List.copyOf(all), value) : null;
                    }
                };
        if (known == null) {
            leave(Why.VALUE, field.text + ":" + value, 0);
            return otherwise;
        }
        return known;
    }

    /** A day, a month or a year. */
    private static QueryTree days(String value, boolean isFirst) {
        String text = value.codePoints()
                .mapToObj(c ->
                        Character.digit(c, 10) >= 0 ? String.valueOf(Character.digit(c, 10)) : Character.toString(c))
                .collect(Collectors.joining());
        try {
            if (text.matches("[0-9]{4}")) {
                int year = Math.max(1, Integer.parseInt(text));
                return isFirst
                        ? new Published(LocalDate.of(year, 1, 1), null)
                        : new Published(null, LocalDate.of(year, 12, 31));
            }
            if (text.matches("[0-9]{4}-[0-9]{2}")) {
                YearMonth month = YearMonth.parse(text);
                return isFirst ? new Published(month.atDay(1), null) : new Published(null, month.atEndOfMonth());
            }
            LocalDate day = text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}") ? LocalDate.parse(text) : null;
            return day == null || day.getYear() < 1
                    ? null
                    : isFirst ? new Published(day, null) : new Published(null, day);
        } catch (DateTimeException e) {
            return null;
        }
    }

    // --- The parts ---

    private ParsedQuery sorted(QueryTree tree) {
        List<QueryTree> top = tree == null ? List.of() : tree instanceof All all ? all.of() : List.of(tree);
        if (isStrict) {
            QueryTree bounded = new Bounds().of(tree);
            return new ParsedQuery(
                    query,
                    bounded,
                    "",
                    List.of(),
                    List.of(),
                    bounded == null ? List.of() : List.of(bounded),
                    true,
                    false,
                    List.copyOf(sought),
                    List.copyOf(leftOut));
        }
        String words = "";
        List<String> phrases = new ArrayList<>();
        List<String> excluded = new ArrayList<>();
        List<QueryTree> further = new ArrayList<>();
        List<QueryTree> kept = new ArrayList<>();
        for (QueryTree one : top) {
            boolean isKept = true;
            if (one instanceof Words text) {
                words = words.isEmpty() ? text.text() : words + " " + text.text();
                if (count(words) > MOST_WORDS) {
                    leave(Why.WORDS, null, MOST_WORDS);
                }
            } else if (one instanceof Phrase phrase && phrase.distance() == 0) {
                isKept = bounded(phrases, phrase.text(), MOST_QUOTED);
            } else if (one instanceof Not not
                    && not.of() instanceof Words text
                    && text.text().indexOf(' ') < 0) {
                isKept = bounded(excluded, text.text(), MOST_QUOTED);
            } else if (one instanceof Not not && not.of() instanceof Phrase phrase && phrase.distance() == 0) {
                isKept = bounded(excluded, phrase.text(), MOST_QUOTED);
            } else {
                isKept = bounded(further, one, MOST_PARTS);
            }
            if (isKept) {
                kept.add(one);
            }
        }
        return new ParsedQuery(
                query,
                kept.size() == 1 ? kept.getFirst() : kept.isEmpty() ? null : new All(List.copyOf(kept)),
                words,
                List.copyOf(phrases),
                List.copyOf(excluded),
                List.copyOf(further),
                false,
                phrases.isEmpty() && excluded.isEmpty() && further.isEmpty(),
                List.copyOf(sought),
                List.copyOf(leftOut));
    }

    private <T> boolean bounded(List<T> some, T one, int most) {
        if (some.size() < most) {
            return some.add(one);
        }
        leave(Why.PARTS, null, most);
        return false;
    }

    /** Words of a text; an ideograph counts as one. */
    private static int count(String words) {
        long runs = Arrays.stream(words.split(" "))
                .filter(run -> run.codePoints().noneMatch(Character::isIdeographic))
                .count();
        return (int) (runs + words.codePoints().filter(Character::isIdeographic).count());
    }

    /** Leaves out of a tree what is more than is looked for. */
    private final class Bounds {
        private int parts;
        private int words;

        QueryTree of(QueryTree tree) {
            return switch (tree) {
                case null -> null;
                case All all -> joined(some(all.of()), true);
                case Any any -> joined(some(any.of()), false);
                case Not not -> {
                    QueryTree of = of(not.of());
                    yield of == null ? null : new Not(of);
                }
                default -> leaf(tree);
            };
        }

        private List<QueryTree> some(List<QueryTree> all) {
            List<QueryTree> kept = new ArrayList<>();
            all.forEach(one -> add(kept, of(one)));
            return List.copyOf(kept);
        }

        private static QueryTree joined(List<QueryTree> some, boolean isAll) {
            return some.isEmpty() ? null : some.size() == 1 ? some.getFirst() : isAll ? new All(some) : new Any(some);
        }

        private QueryTree leaf(QueryTree leaf) {
            if (++parts > MOST_PARTS) {
                leave(Why.PARTS, null, MOST_PARTS);
                return null;
            }
            if (leaf instanceof Words text) {
                List<String> each = text.each();
                int left = Math.max(0, MOST_WORDS - words);
                words += each.size();
                if (each.size() > left) {
                    leave(Why.WORDS, null, MOST_WORDS);
                    return left == 0 ? null : new Words(String.join(" ", each.subList(0, left)));
                }
            }
            return leaf;
        }
    }
}
