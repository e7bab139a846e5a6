package org.answerable.routing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.answerable.directory.Directory;
import org.answerable.language.Language;
import org.answerable.language.Languages;
import org.answerable.language.Messages;
import org.answerable.routing.RuleLine.Sentence;

/** Rules as sentences. */
@ApplicationScoped
class RuleSentences {
    /** So many phrases are quoted; of more, how many there are. */
    private static final int QUOTED = 5;

    @Inject
    Messages messages;

    @Inject
    Directory directory;

    /** What a rule, as the file has it, does, and why. */
    Sentence of(Map<String, Object> rule, Language reader) {
        Map<String, Object> because =
                rule.get("because") instanceof Map<?, ?> given ? DirectoryPart.fields(given) : Map.of();
        return because.isEmpty()
                ? new Sentence(does(rule, reader), null, null)
                : new Sentence(
                        does(rule, reader),
                        String.valueOf(Languages.choose(because, reader)),
                        Languages.chosen(because, reader));
    }

    /** To whom it gives what. */
    private String does(Map<String, Object> rule, Language reader) {
        Map<String, Object> when = DirectoryPart.fields(rule.get("when"));
        List<String> conditions = new ArrayList<>();
        said(when, "kinds", reader, kind -> messages.get(reader, "intake.kind." + kind), conditions);
        said(when, "topics", reader, slug -> directory.topicName(slug, reader), conditions);
        said(when, "counties", reader, directory::countyName, conditions);
        said(when, "agencies", reader, slug -> directory.agencyName(slug, reader), conditions);
        said(when, "languages", reader, tag -> new Language(tag).name(reader), conditions);
        said(when, "about", reader, path -> path, conditions);
        if (when.get("words") instanceof Map<?, ?> words) {
            List<String> phrases = words.values().stream()
                    .flatMap(list -> ((List<?>) list).stream())
                    .map(phrase -> "“" + phrase + "”")
                    .distinct()
                    .toList();
            if (!phrases.isEmpty()) {
                conditions.add(messages.get(
                        reader,
                        "routing.rule.words",
                        messages.list(reader, phrases.subList(0, Math.min(QUOTED, phrases.size()))),
                        Math.max(0, phrases.size() - QUOTED)));
            }
        }
        return messages.get(
                reader,
                "lead".equals(rule.get("role")) ? "routing.rule.leads" : "routing.rule.supports",
                messages.list(reader, conditions),
                directory.agencyName(String.valueOf(rule.get("agency")), reader));
    }

    private void said(
            Map<String, Object> when, String field, Language reader, UnaryOperator<String> name, List<String> said) {
        if (when.get(field) instanceof List<?> values && !values.isEmpty()) {
            said.add(messages.get(
                    reader,
                    "routing.rule." + field,
                    messages.list(
                            reader,
                            values.stream()
                                    .map(value -> name.apply(String.valueOf(value)))
                                    .toList())));
        }
    }
}
