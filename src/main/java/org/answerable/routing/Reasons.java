package org.answerable.routing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.answerable.directory.Directory;
import org.answerable.language.Language;
import org.answerable.language.Languages;
import org.answerable.language.Messages;

/** Reasons in words. */
@ApplicationScoped
public class Reasons {
    @Inject
    Messages messages;

    @Inject
    Directory directory;

    @Inject
    RuleReasons whys;

    private enum Audience {
        WRITER,
        DESK,
        EVERYONE
    }

    /**
     * The reasons as the desk reads them, with the rule that decided. Words are quoted that stand in the title or the
     * text as the desk sees them; what is hidden there is hidden here.
     */
    public List<String> inWords(List<Reason> reasons, String title, String text, Language reader) {
        return words(reasons, said(title, text), reader, Audience.DESK);
    }

    /** The reasons as the writer reads them. Words are quoted that stand in the title or the text. */
    public List<String> forWriter(List<Reason> reasons, String title, String text, Language reader) {
        return words(reasons, said(title, text), reader, Audience.WRITER);
    }

    private static String said(String title, String text) {
        return title == null ? text : title + "\n" + text;
    }

    /**
     * The reasons as anyone may read them: without the words that were found (they may be what a moderator hid) and
     * without what one agency wrote to another.
     */
    public List<String> inPublic(List<Reason> reasons, Language reader) {
        return words(reasons, "", reader, Audience.EVERYONE);
    }

    private List<String> words(List<Reason> reasons, String said, Language reader, Audience audience) {
        return Stream.concat(
                        reasons.stream().map(reason -> words(reason, said, reader, audience)),
                        reasons.stream()
                                .map(Reason::rule)
                                .filter(rule -> !rule.isEmpty())
                                .distinct()
                                .flatMap(rule -> why(rule, reader, audience).stream()))
                .distinct()
                .toList();
    }

    /** Why the office made a rule so: for residents in their own language or not at all. */
    private Optional<String> why(String rule, Language reader, Audience audience) {
        Map<String, String> because = whys.of(rule);
        String own = because.get(reader.tag());
        String text = own == null && audience == Audience.DESK ? Languages.choose(because, reader) : own;
        return Optional.ofNullable(text)
                // In another language than the sentence it is a quotation.
                .map(said -> messages.get(reader, "routing.because.why", own == null ? "“" + said + "”" : said));
    }

    private String words(Reason reason, String said, Language reader, Audience audience) {
        boolean whole = audience != Audience.EVERYONE;
        List<String> arguments = reason.arguments();
        String rule = reason.rule().isEmpty()
                ? ""
                : messages.get(reader, "routing.because.rule", reason.rule().replace("/", " "));
        String sentence =
                switch (reason.kind()) {
                    case NAMED ->
                        messages.get(
                                reader,
                                audience == Audience.WRITER ? "routing.because.you-named" : "routing.because.named",
                                list(reader, arguments, slug -> directory.agencyName(slug, reader)));
                    case TOPIC ->
                        messages.get(
                                reader,
                                "routing.because.topic",
                                list(reader, arguments, slug -> directory.topicName(slug, reader)));
                    case PLACE ->
                        messages.get(reader, "routing.because.place", list(reader, arguments, directory::countyName));
                    case KIND ->
                        messages.get(
                                reader,
                                "routing.because.kind",
                                list(reader, arguments, kind -> messages.get(reader, "intake.kind." + kind)));
                    case LANGUAGE ->
                        messages.get(
                                reader,
                                "routing.because.language",
                                list(reader, arguments, tag -> new Language(tag).name(reader)));
                    case ABOUT -> messages.get(reader, "routing.because.about", list(reader, arguments, path -> path));
                    case WORDS -> {
                        List<String> quoted = arguments.stream()
                                .filter(words -> whole && said.contains(words))
                                .toList();
                        yield quoted.isEmpty()
                                ? messages.get(reader, "routing.because.some-words")
                                : messages.get(
                                        reader,
                                        "routing.because.words",
                                        list(reader, quoted, words -> "“" + words.replaceAll("\\s+", " ") + "”"));
                    }
                    case TRANSFER -> {
                        String from = directory.agencyName(arguments.get(0), reader);
                        yield whole
                                ? messages.get(reader, "routing.because.transfer", from, arguments.get(1))
                                : messages.get(reader, "routing.because.transferred", from);
                    }
                    case SUCCESSOR ->
                        messages.get(
                                reader,
                                "routing.because.successor",
                                directory.agencyName(arguments.getFirst(), reader));
                    case TASK_FORCE ->
                        messages.get(
                                reader,
                                "routing.because.task-force",
                                list(
                                        reader,
                                        arguments,
                                        slug -> directory
                                                .taskForce(slug)
                                                .map(force -> force.name(reader))
                                                .orElse(slug)));
                    case DOCUMENT ->
                        messages.get(
                                reader,
                                "routing.because.document",
                                list(
                                        reader,
                                        arguments,
                                        slug -> directory
                                                .document(slug)
                                                .map(document -> document.title(reader))
                                                .orElse(slug)));
                    case SIMILAR -> similar(arguments, said, reader);
                    // Which agency somebody left out is read by who left it out, and by the coordinating office, which
                    // has its part.
                    case LEFT_OUT ->
                        switch (audience) {
                            case WRITER ->
                                messages.get(
                                        reader,
                                        "routing.because.you-left-out",
                                        list(reader, arguments, slug -> directory.agencyName(slug, reader)));
                            case DESK ->
                                messages.get(
                                        reader,
                                        "routing.because.left-out",
                                        list(reader, arguments, slug -> directory.agencyName(slug, reader)));
                            case EVERYONE -> messages.get(reader, "routing.because.office");
                        };
                    case FALLBACK -> messages.get(reader, "routing.because.fallback");
                };
        return audience == Audience.DESK && !rule.isEmpty() ? sentence + " " + rule : sentence;
    }

    /** How many of those that have something in common with it went there. */
    private String similar(List<String> arguments, String said, Language reader) {
        int went = Integer.parseInt(arguments.get(0));
        int all = Integer.parseInt(arguments.get(1));
        List<String> common = arguments.subList(3, arguments.size());
        return switch (arguments.get(2)) {
            case "topic" ->
                messages.get(
                        reader,
                        "routing.because.passed-topic",
                        went,
                        all,
                        list(reader, common, slug -> directory.topicName(slug, reader)));
            case "place" ->
                messages.get(
                        reader, "routing.because.passed-place", went, all, list(reader, common, directory::countyName));
            default -> {
                List<String> quoted = common.stream().filter(said::contains).toList();
                yield quoted.isEmpty()
                        ? messages.get(reader, "routing.because.passed-some", went, all)
                        : messages.get(
                                reader,
                                "routing.because.passed-words",
                                went,
                                all,
                                list(reader, quoted, word -> "“" + word + "”"));
            }
        };
    }

    private String list(Language reader, List<String> values, UnaryOperator<String> name) {
        return messages.list(reader, values.stream().map(name).toList());
    }
}
