package org.answerable.language;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads Java sources and JTE templates as far as texts need it: which string literals there are, and what of a template
 * is HTML that a reader sees.
 */
final class Source {
    /** Stands in {@link #html} where the template puts a value. */
    static final char VALUE = '\u0001';

    private static final Pattern DIRECTIVE = Pattern.compile(
            "@(?:(if|elseif|for|template\\.[\\w.]+)\\s*\\(|(?:else|endif|endfor|raw|endraw)\\b|((?:param|import)\\b))");

    /** A string literal, its line, and whether the source appends something to it. */
    record Literal(String value, int line, boolean continued) {}

    private final String text;
    private final List<Literal> literals = new ArrayList<>();
    private final StringBuilder html = new StringBuilder();
    private int at;

    private Source(String text) {
        this.text = text;
    }

    static Source java(String text) {
        Source source = new Source(text);
        source.code("");
        return source;
    }

    static Source template(String text) {
        Source source = new Source(text);
        source.content(false);
        return source;
    }

    List<Literal> literals() {
        return literals;
    }

    /** The template without comments, directives and code, line breaks kept, {@link #VALUE} for each value. */
    String html() {
        return html.toString();
    }

    /** HTML up to the end, or up to the backtick that closes a content block within code. */
    private void content(boolean block) {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (block && c == '`') {
                at++;
                return;
            }
            if (text.startsWith("<%--", at)) {
                int end = text.indexOf("--%>", at);
                skip(end < 0 ? text.length() : end + 4);
            } else if (text.startsWith("${", at) || text.startsWith("$unsafe{", at)) {
                at = text.indexOf('{', at) + 1;
                code("}");
                html.append(VALUE);
            } else if (text.startsWith("!{", at)) {
                at += 2;
                code("}");
            } else if (c == '@' && directive()) {
                continue;
            } else {
                html.append(c);
                at++;
            }
        }
    }

    private boolean directive() {
        Matcher found = DIRECTIVE.matcher(text).region(at, text.length());
        if (!found.lookingAt()) {
            return false;
        }
        at = found.end();
        if (found.group(1) != null) {
            code(")");
        } else if (found.group(2) != null) {
            code("\n");
        }
        return true;
    }

    private void skip(int end) {
        for (; at < end; at++) {
            if (text.charAt(at) == '\n') {
                html.append('\n');
            }
        }
    }

    /**
     * Java up to and with an end (a bracket, or the end of the line) that is not inside brackets; "" for the end of the
     * text.
     */
    private void code(String end) {
        int depth = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (depth == 0 && !end.isEmpty() && c == end.charAt(0)) {
                if (c == '\n') {
                    html.append('\n');
                }
                at++;
                return;
            }
            if (text.startsWith("//", at)) {
                int line = text.indexOf('\n', at);
                skip(line < 0 ? text.length() : line);
            } else if (text.startsWith("/*", at)) {
                int close = text.indexOf("*/", at + 2);
                skip(close < 0 ? text.length() : close + 2);
            } else if (text.startsWith("@`", at)) {
                at += 2;
                content(true);
            } else if (c == '"') {
                literal();
            } else if (c == '\'') {
                at += text.charAt(at + 1) == '\\' ? 2 : 1;
                skip(text.indexOf('\'', at) + 1);
            } else {
                depth += c == '(' || c == '{' || c == '[' ? 1 : c == ')' || c == '}' || c == ']' ? -1 : 0;
                skip(at + 1);
            }
        }
    }

    private void literal() {
        int line = 1 + (int) text.chars().limit(at).filter(c -> c == '\n').count();
        boolean block = text.startsWith("\"\"\"", at);
        int from = at + (block ? 3 : 1);
        int end = from;
        while (end < text.length() && !(block ? text.startsWith("\"\"\"", end) : text.charAt(end) == '"')) {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        end = Math.min(end, text.length());
        String value = text.substring(from, end);
        skip(Math.min(text.length(), end + (block ? 3 : 1)));
        int next = at;
        while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
            next++;
        }
        literals.add(new Literal(value, line, next < text.length() && text.charAt(next) == '+'));
    }

    private static final Pattern HTML = Pattern.compile(
            "<!--.*?-->|<!.*?>|<(script|style|kbd)\\b.*?</\\1\\s*>|<(/?[a-zA-Z][\\w-]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>",
            Pattern.DOTALL);
    private static final Pattern ATTRIBUTE = Pattern.compile("([\\w-]+)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')");
    private static final List<String> SEEN = List.of(
            "title",
            "alt",
            "aria-label",
            "aria-description",
            "aria-roledescription",
            "aria-valuetext",
            "aria-placeholder",
            "placeholder",
            "label",
            "summary");

    /** Gives each piece of fixed text that a reader would see or hear, with its line. */
    void fixedTexts(BiConsumer<Integer, String> found) {
        String all = html.toString();
        Matcher tag = HTML.matcher(all);
        int last = 0;
        while (tag.find()) {
            text(all, last, tag.start(), found);
            last = tag.end();
            if (tag.group(2) != null) {
                attributes(all, tag.group(2), tag.group(3), tag.start(3), found);
            }
        }
        text(all, last, all.length(), found);
    }

    private static void attributes(
            String all, String element, String attributes, int start, BiConsumer<Integer, String> found) {
        boolean button =
                element.equals("input") && attributes.matches("(?s).*\\btype\\s*=\\s*[\"']?(submit|button|reset)\\b.*");
        boolean description =
                element.equals("meta") && attributes.matches("(?s).*\\bname\\s*=\\s*[\"']?(description|author)\\b.*");
        Matcher attribute = ATTRIBUTE.matcher(attributes);
        while (attribute.find()) {
            String name = attribute.group(1).toLowerCase();
            if (SEEN.contains(name) || button && name.equals("value") || description && name.equals("content")) {
                int group = attribute.group(2) != null ? 2 : 3;
                text(all, start + attribute.start(group), start + attribute.end(group), found);
            }
        }
    }

    private static void text(String all, int from, int to, BiConsumer<Integer, String> found) {
        String words = all.substring(from, to)
                .replaceAll("&#?\\w+;", " ")
                .replace(VALUE, ' ')
                .strip();
        if (words.codePoints().anyMatch(Character::isLetter)) {
            int at = from;
            while (at < to && (Character.isWhitespace(all.charAt(at)) || all.charAt(at) == VALUE)) {
                at++;
            }
            found.accept(
                    1 + (int) all.chars().limit(at).filter(c -> c == '\n').count(),
                    words.length() > 60 ? words.substring(0, 60) + "…" : words);
        }
    }
}
