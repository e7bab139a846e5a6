package org.answerable.translation;

import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.answerable.access.Needs;
import org.answerable.access.Right;
import org.answerable.access.UseCase;
import org.answerable.casework.AgencyWords;
import org.answerable.casework.WritersWords;
import org.answerable.journal.Readings;
import org.answerable.language.Glossary;
import org.answerable.language.Languages;
import org.answerable.language.Translations;
import org.answerable.language.Translations.Source;
import org.answerable.platform.Refusal;
import org.answerable.platform.crypto.Keys;
import org.answerable.web.Cursor;
import org.answerable.web.Invented;
import org.answerable.web.Items;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a translator works with: the words, the languages, since when somebody waits. Nothing of who wrote them or where
 * it was.
 */
@UseCase
public class TranslationReading {
    private static final String LIST = "translations";
    /** So many of the last translations into a language are remembered. */
    private static final int REMEMBERED = 200;

    @Inject
    Passages passages;

    @Inject
    Sources sources;

    @Inject
    AgencyWords agencyWords;

    @Inject
    Readings readings;

    @Inject
    Keys keys;

    /**
     * A passage.
     *
     * @param kind {@code record|answer|message|meeting|agenda|minutes|commitment|evidence|submission|place|reply}
     * @param published whether anyone may read the source; otherwise it is for its writer alone, or for the agency that
     *     has to read it
     * @param asked how often readers asked for it
     * @param mark tells this state of the source from another
     * @param title of the source, or {@code null}
     * @param translation what there is: a machine's draft or a person's words; {@code null} for nothing
     */
    @Schema(name = "TranslationItem")
    public record Item(
            String id,
            String kind,
            boolean published,
            PassageState state,
            String language,
            String target,
            WhoWaits waits,
            int asked,
            Instant since,
            String mark,
            String title,
            String text,
            TranslationDraft translation)
            implements Invented {}

    /** The other side: by {@code person|machine}. */
    @Schema(name = "Draft")
    public record TranslationDraft(String title, String text, String by) implements Invented {}

    /** One passage with what helps to translate it. */
    public record TranslationWork(Item passage, List<TermItem> glossary, List<MemoryItem> memory) {}

    /** A word of the source and what the glossary calls it in the target language. */
    public record TermItem(String word, String target) {}

    /**
     * A sentence of the text at hand that is like one that was translated before.
     *
     * @param source the sentence it is like
     * @param target how that one was translated
     * @param likeness {@link Memory#LEAST} to 1, which means the same but for case, marks and spaces
     */
    public record MemoryItem(String sentence, String source, String target, double likeness) {
        /** With the likeness rounded down, so that 1 is said of nothing less. */
        MemoryItem inHundredths() {
            return new MemoryItem(sentence, source, target, Math.floor(likeness * 100) / 100);
        }
    }

    /**
     * The queue, who waits first.
     *
     * @param target only into this language; {@code null} or empty: all
     * @param state {@code waiting|drafted|reviewed|all}; {@code null} or empty: what is still to do
     */
    @Transactional
    @Needs(Right.READ_TRANSLATIONS)
    public Items<Item> list(String target, String state, String cursor, int size) {
        List<PassageState> states =
                switch (state == null ? "" : state) {
                    case "" -> List.of(PassageState.WAITING, PassageState.DRAFTED);
                    case "all" -> List.of(PassageState.values());
                    default ->
                        List.of(PassageState.of(state)
                                .orElseThrow(() -> new Refusal.Malformed("/state", "translation.fault.state")));
                };
        String into = target == null || target.isEmpty()
                ? null
                : Languages.parse(target)
                        .map(Translations::target)
                        .orElseThrow(() -> new Refusal.Malformed("/target", "intake.fault.language"))
                        .tag();
        Cursor after = Cursor.read(cursor, keys, LIST);
        return Items.page(
                        size,
                        most -> passages.page(
                                states,
                                into,
                                after.number(0, -1),
                                Instant.ofEpochMilli(after.number(1, 0)),
                                after.number(2, 0),
                                most),
                        last -> Cursor.write(
                                keys, LIST, last.urgency(), last.order().toEpochMilli(), last.id()))
                .all(this::items);
    }

    private List<Item> items(List<Passage> shown) {
        Map<Passage, Source> texts = sources.of(shown);
        saw(texts.keySet());
        return shown.stream()
                .filter(texts::containsKey)
                .map(p -> item(p, texts.get(p)))
                .toList();
    }

    /**
     * How many passages wait for a person, by the tag of the target language; where it is more than
     * {@link org.answerable.intake.Arrivals#MOST}, one more than that.
     */
    @Transactional
    @Needs(Right.READ_TRANSLATIONS)
    public Map<String, Long> waiting() {
        return passages.waiting();
    }

    /** One passage, with the glossary's words that occur in it and what is remembered of sentences like its own. */
    @Transactional
    @Needs(Right.READ_TRANSLATIONS)
    public TranslationWork work(String code) {
        Passage passage = passages.find(code).orElseThrow(Refusal.NotFound::new);
        Source source = sources.of(passage).orElseThrow(Refusal.NotFound::new);
        saw(List.of(passage));
        String all = source.title() == null ? source.text() : source.title() + "\n" + source.text();
        return new TranslationWork(
                item(passage, source),
                GlossaryTerms.in(all, passage.source(), passage.target(), Glossary.shipped()),
                remembered(passage).find(all, passage.source()).stream()
                        .map(MemoryItem::inHundredths)
                        .toList());
    }

    /** What is not public of it is written down: what an agency wrote to a writer, or a writer to it (ADR 43). */
    private void saw(Collection<Passage> shown) {
        List<Passage> unpublished = shown.stream().filter(p -> !p.isPublic()).toList();
        Map<String, String> submissions = agencyWords.submissionsOf(
                unpublished.stream().map(Passage::placeId).collect(Collectors.toSet()));
        unpublished.forEach(p -> {
            String submission = submissions.get(p.placeId());
            readings.saw(p.place(), submission == null ? null : "submission:" + submission, seen(p.kind()));
        });
    }

    private static List<String> seen(String kind) {
        return switch (kind) {
            case "answer" -> List.of("answers");
            case WritersWords.SUBMISSION -> List.of("title", "text");
            case WritersWords.PLACE -> List.of("place");
            default -> List.of("messages");
        };
    }

    /** Of translations whose source still stands: what was taken back is forgotten here too. */
    private Memory remembered(Passage passage) {
        List<Passage> others = new ArrayList<>(passages.latest(passage.target().tag(), REMEMBERED));
        others.removeIf(p -> p.id().equals(passage.id()) || !Translations.alike(p.source(), passage.source()));
        Memory memory = new Memory();
        Map<Passage, Source> texts = sources.of(others);
        texts.forEach((other, source) -> {
            memory.remember(source.text(), other.source(), other.text(), other.target());
            if (source.title() != null && other.title() != null) {
                memory.remember(source.title(), other.source(), other.title(), other.target());
            }
        });
        return memory;
    }

    private static Item item(Passage p, Source source) {
        TranslationDraft draft = p.text() == null
                ? null
                : new TranslationDraft(p.title(), p.text(), Translations.Translation.maker(p.isMachine()));
        return new Item(
                p.code(),
                p.kind(),
                p.isPublic(),
                p.state(),
                p.source().tag(),
                p.target().tag(),
                WhoWaits.of(p.urgency()),
                p.asked(),
                p.since(),
                Translating.mark(p),
                source.title(),
                source.text(),
                draft);
    }
}
