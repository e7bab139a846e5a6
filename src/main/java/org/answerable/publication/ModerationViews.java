package org.answerable.publication;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.answerable.directory.Directory;
import org.answerable.intake.State;
import org.answerable.language.Barred;
import org.answerable.language.Language;
import org.answerable.language.Messages;
import org.answerable.platform.Refusal.Fault;
import org.answerable.platform.Texts;
import org.answerable.publication.ModerationList.Asked;
import org.answerable.publication.ModerationReading.SubmissionAnswer;
import org.answerable.publication.ModerationReading.SubmissionFile;
import org.answerable.publication.ModerationReading.SubmissionItem;
import org.answerable.publication.ModerationView.Typed;
import org.answerable.redaction.Redaction;
import org.answerable.web.Choice;
import org.answerable.web.DrawnText;
import org.answerable.web.Items;
import org.answerable.web.Reader;

/** Draws the moderators' pages: the queue, and a submission with its marks. */
@ApplicationScoped
class ModerationViews {
    private static final int SIZE = 25;
    /** Of a submission's words, in code points. */
    private static final int EXCERPT = 140;

    @Inject
    ModerationReading reading;

    @Inject
    Directory directory;

    @Inject
    Messages messages;

    @Inject
    Reader reader;

    /** The queue by itself. */
    ModerationQueueView queue(Asked asked) {
        List<Choice> states = new ArrayList<>();
        for (State state :
                List.of(State.AWAITING_MODERATION, State.PUBLISHED, State.WITHHELD, State.RECEIVED, State.WITHDRAWN)) {
            states.add(new Choice(state.tag(), messages.get(reader.language(), "publication.state." + state.tag())));
        }
        states.add(new Choice("all", messages.get(reader.language(), "publication.state.all")));
        return new ModerationQueueView(asked.shown(), reading.count(State.AWAITING_MODERATION), states, list(asked));
    }

    /** The list as the address asks for it. */
    ModerationList list(Asked asked) {
        Items<SubmissionItem> page = reading.list(asked.shown(), asked.cursor(), SIZE, reader.language());
        return new ModerationList(asked.state(), asked.cursor(), lines(page.items()), page.next(), asked.told());
    }

    private List<ModerationQueueView.Line> lines(List<SubmissionItem> items) {
        return items.stream()
                .map(s -> new ModerationQueueView.Line(
                        s.id(),
                        s.state(),
                        messages.get(
                                reader.language(), "intake.kind." + s.kind().tag()),
                        new Language(s.language()),
                        excerpt(s),
                        s.county(),
                        s.receivedAt(),
                        s.suspected().size(),
                        s.record() != null && s.state() == State.AWAITING_MODERATION))
                .toList();
    }

    private static String excerpt(SubmissionItem item) {
        if (item.text() == null || item.state() == State.WITHDRAWN) {
            return "";
        }
        return Barred.none(item.text().strip()).onOneLine().beginning(EXCERPT).text();
    }

    /** A submission as it is first opened. */
    ModerationView first(SubmissionFile file, Asked asked) {
        ModerationForm marks = ModerationForm.first(file);
        return of(file, asked, marks, new Typed(firstTitle(file, marks), "", ""), null, List.of());
    }

    /** The title that is public, else the writer's where nothing in it is hidden or suspected. */
    private String firstTitle(SubmissionFile file, ModerationForm marks) {
        if (file.submission().record() != null) {
            return file.publicTitle() == null ? "" : file.publicTitle();
        }
        String own = file.submission().title();
        return own == null || !giveaway(file, marks, own).isEmpty() ? "" : own;
    }

    /** What a title would give away: words that are hidden in a text, and what looks personal. */
    private List<String> giveaway(SubmissionFile file, ModerationForm marks, String title) {
        List<String> words = new ArrayList<>(marks.hidden().in(title).stream()
                .map(s -> Texts.slice(title, s.start(), s.end()))
                .toList());
        reading.suspected(title, file.submission().language(), reader.language())
                .forEach(s -> words.add(Texts.slice(title, s.start(), s.end())));
        return words.stream().distinct().toList();
    }

    /** What the public would read. */
    ModerationView.Preview preview(SubmissionFile file, ModerationForm marks, String title) {
        List<ModerationView.Shown> shown = new ArrayList<>();
        shown.add(shown(
                null,
                file.submission().receivedAt(),
                file.submission().text(),
                file.submission().language(),
                marks.taken(ModerationForm.TEXT)));
        for (SubmissionAnswer answer : file.answers()) {
            shown.add(shown(
                    directory.agencyName(answer.agency(), reader.language()),
                    answer.at(),
                    answer.text(),
                    answer.language(),
                    marks.taken(answer.id())));
        }
        return new ModerationView.Preview(title, shown, marks.warnings(title));
    }

    private static ModerationView.Shown shown(
            String agency, Instant at, String text, String language, List<Redaction> taken) {
        Redaction.Redacted redacted = Redaction.apply(text, taken);
        return new ModerationView.Shown(
                agency,
                at,
                DrawnText.of(redacted.barred(), new Language(language)),
                redacted.redactions().size());
    }

    private List<ModerationView.Marked> texts(SubmissionFile file, ModerationForm marks) {
        SubmissionItem item = file.submission();
        boolean isPublic = item.record() != null;
        List<ModerationView.Marked> texts = new ArrayList<>();
        texts.add(new ModerationView.Marked(
                ModerationForm.TEXT,
                null,
                item.receivedAt(),
                new Language(item.language()),
                false,
                isPublic,
                marks.pieces(ModerationForm.TEXT),
                marks.rows(ModerationForm.TEXT),
                marks.quotes(ModerationForm.TEXT),
                glosses(item.text(), item.language())));
        for (SubmissionAnswer answer : file.answers()) {
            texts.add(new ModerationView.Marked(
                    answer.id(),
                    directory.agencyName(answer.agency(), reader.language()),
                    answer.at(),
                    new Language(answer.language()),
                    isPublic && !answer.published(),
                    answer.published(),
                    marks.pieces(answer.id()),
                    marks.rows(answer.id()),
                    marks.quotes(answer.id()),
                    glosses(answer.text(), answer.language())));
        }
        return texts;
    }

    /** Words of a text with what they mean to the reader; beneath it, as within it are the marks. */
    private List<DrawnText.Gloss> glosses(String text, String language) {
        return text == null
                ? List.of()
                : DrawnText.glosses(
                        List.of(DrawnText.of(text, new Language(language)).hinted(reader.language())));
    }

    /** Whether something would be shown that is hidden in public now. */
    static boolean uncovers(SubmissionFile file, ModerationForm marks) {
        return !Redaction.covers(marks.taken(ModerationForm.TEXT), file.redactions())
                || file.answers().stream()
                        .anyMatch(a -> a.published() && !Redaction.covers(marks.taken(a.id()), a.redactions()));
    }

    /**
     * A submission with its marks.
     *
     * @param preview what the public would read, or {@code null}
     */
    ModerationView of(
            SubmissionFile file,
            Asked asked,
            ModerationForm marks,
            Typed typed,
            ModerationView.Preview preview,
            List<Fault> faults) {
        Language language = reader.language();
        SubmissionItem item = file.submission();
        boolean isPublic = item.record() != null;
        String looked = typed.title().isEmpty() && !isPublic && item.title() != null ? item.title() : typed.title();
        return new ModerationView(
                item.id(),
                item.state(),
                file.mayBePublished(),
                messages.get(language, "intake.kind." + item.kind().tag()),
                new Language(item.language()),
                item.title(),
                item.place(),
                item.topics().stream()
                        .map(t -> directory.topicName(t, language))
                        .toList(),
                item.receivedAt(),
                item.record(),
                file.decision(),
                file.decidedAt(),
                file.decidedBy(),
                file.reason(),
                file.decisions(),
                typed.title(),
                giveaway(file, marks, looked),
                uncovers(file, marks),
                typed.uncover(),
                typed.reason(),
                texts(file, marks),
                Arrays.stream(Barred.Kind.values())
                        .map(k -> new Choice(k.tag(), messages.get(language, "publication.kind." + k.tag())))
                        .toList(),
                list(asked),
                preview,
                faults);
    }
}
