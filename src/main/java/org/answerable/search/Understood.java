package org.answerable.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.answerable.language.Language;
import org.answerable.language.Messages;
import org.answerable.search.SyntaxWords.Operator;

/** Says in a reader's language what was understood of a query, what of it was left out, and how one can be written. */
@ApplicationScoped
public class Understood {
    @Inject
    Messages messages;

    @Inject
    SearchNames names;

    /** The query in words; {@code null} where nothing was asked for. */
    String said(ParsedQuery query, Language reader) {
        return query.tree() == null ? null : said(query.tree(), query.isStrict(), true, reader);
    }

    /**
     * What was left out or read otherwise, a sentence each.
     *
     * @param cut beginnings of words that more words have than were looked for
     */
    List<String> leftOut(ParsedQuery query, List<String> cut, Language reader) {
        return Stream.concat(
                        query.leftOut().stream(),
                        cut.stream().map(one -> new ParsedQuery.LeftOut(ParsedQuery.Why.EXPANSIONS, one, 0)))
                .map(left -> {
                    String key = "search.left-out." + left.why().name().toLowerCase(Locale.ROOT);
                    return left.what() == null
                            ? messages.get(reader, key, left.most())
                            : messages.get(reader, key, left.what(), left.most());
                })
                .toList();
    }

    /** The ways to write a query beside plain words, in the reader's language. */
    List<SearchView.Way> ways(Language reader) {
        String tag = reader.tag();
        String one = messages.get(reader, "search.help.one");
        String two = messages.get(reader, "search.help.two");
        String others = Arrays.stream(SyntaxWords.Field.values())
                .filter(field -> field != SyntaxWords.Field.TITLE)
                .map(field -> SyntaxWords.shown(field, tag) + ":")
                .collect(Collectors.joining(" "));
        return List.of(
                way(one + " " + SyntaxWords.shown(Operator.AND, tag) + " " + two, "and", reader),
                way(one + " " + SyntaxWords.shown(Operator.OR, tag) + " " + two, "or", reader),
                way(one + " " + SyntaxWords.shown(Operator.NOT, tag) + " " + two, "not", reader),
                way('"' + one + " " + two + "\"~5", "near", reader),
                way(one + "*", "prefix", reader),
                way(SyntaxWords.shown(SyntaxWords.Field.TITLE, tag) + ":" + one, "field", reader, others));
    }

    private SearchView.Way way(String example, String what, Language reader, Object... arguments) {
        return new SearchView.Way(example, messages.get(reader, "search.help." + what, arguments));
    }

    private String said(QueryTree tree, boolean isStrict, boolean isTop, Language reader) {
        return switch (tree) {
            case QueryTree.All all -> {
                List<String> words = all.of().stream()
                        .filter(QueryTree.Words.class::isInstance)
                        .flatMap(one -> ((QueryTree.Words) one).each().stream())
                        .toList();
                List<String> said = new ArrayList<>();
                if (!words.isEmpty()) {
                    said.add(words(words, isStrict, reader));
                }
                all.of().stream()
                        .filter(one -> !(one instanceof QueryTree.Words))
                        .forEach(one -> said.add(said(one, isStrict, false, reader)));
                yield within(joined("search.understood.and", said, reader), isTop || said.size() == 1, reader);
            }
            case QueryTree.Any any ->
                within(
                        messages.get(
                                reader,
                                "search.understood.any",
                                joined(
                                        "search.understood.comma",
                                        any.of().stream()
                                                .map(one -> one instanceof QueryTree.Words words
                                                        ? words.text()
                                                        : said(one, isStrict, false, reader))
                                                .toList(),
                                        reader)),
                        isTop,
                        reader);
            case QueryTree.Not not -> messages.get(reader, "search.understood.not", plain(not.of(), isStrict, reader));
            case QueryTree.Words words -> words(words.each(), isStrict, reader);
            case QueryTree.Phrase phrase ->
                phrase.distance() == 0
                        ? messages.get(reader, "search.understood.phrase", phrase.text())
                        : messages.get(reader, "search.understood.near", phrase.text(), phrase.distance());
            case QueryTree.Prefix prefix -> messages.get(reader, "search.understood.prefix", prefix.text());
            case QueryTree.In in ->
                messages.get(
                        reader,
                        "search.understood." + in.part().name().toLowerCase(Locale.ROOT),
                        plain(in.of(), isStrict, reader));
            case QueryTree.Having having ->
                messages.get(
                        reader,
                        "search.understood.field",
                        messages.get(reader, "search.facet." + having.facet().field()),
                        joined(
                                "search.understood.comma",
                                having.values().stream()
                                        .map(value -> names.of(having.facet(), value, reader))
                                        .distinct()
                                        .toList(),
                                reader));
            case QueryTree.Published days ->
                messages.get(
                        reader,
                        "search.understood.field",
                        messages.get(reader, days.from() == null ? "search.to" : "search.from"),
                        days.from() == null ? days.to() : days.from());
        };
    }

    /** Words by themselves. */
    private String plain(QueryTree tree, boolean isStrict, Language reader) {
        return tree instanceof QueryTree.Words words ? words.text() : said(tree, isStrict, false, reader);
    }

    private String words(List<String> words, boolean isStrict, Language reader) {
        return isStrict && words.size() > 1
                ? messages.get(reader, "search.understood.all", joined("search.understood.comma", words, reader))
                : String.join(" ", words);
    }

    private String within(String said, boolean isAlone, Language reader) {
        return isAlone ? said : messages.get(reader, "search.understood.group", said);
    }

    private String joined(String key, List<String> some, Language reader) {
        String all = some.getFirst();
        for (String one : some.subList(1, some.size())) {
            all = messages.get(reader, key, all, one);
        }
        return all;
    }
}
