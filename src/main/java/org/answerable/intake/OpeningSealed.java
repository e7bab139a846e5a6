package org.answerable.intake;

import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.answerable.access.Caller;
import org.answerable.access.Identity;
import org.answerable.access.Needs;
import org.answerable.access.Right;
import org.answerable.access.UseCase;
import org.answerable.directory.Directory;
import org.answerable.journal.Journal;
import org.answerable.platform.Refusal;
import org.answerable.platform.TextRule;
import org.answerable.platform.Time;
import org.answerable.platform.crypto.Keys;
import org.answerable.web.Cursor;
import org.answerable.web.Invented;
import org.answerable.web.Items;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Opening what a writer took back: one account asks, with a reason; another agrees; then the two may read for a day.
 * Each act stands in the journal and under the writer's receipt. Two accounts are two people as far as the accounts are
 * kept so.
 */
@UseCase
public class OpeningSealed {
    private static final String LIST = "sealed";

    @Inject
    SealedOriginals originals;

    @Inject
    Submissions submissions;

    @Inject
    Directory directory;

    @Inject
    Caller caller;

    @Inject
    Journal journal;

    @Inject
    Keys keys;

    @Inject
    Time time;

    /** Somebody read it. */
    public record Look(Instant at, String by) {}

    /**
     * A wish to open it.
     *
     * @param decidedBy the account that agreed or declined, or {@code null}
     * @param because why it was declined, or {@code null}
     * @param openUntil until when the two may read, or {@code null}
     */
    public record Request(
            Opening.State state,
            Instant askedAt,
            String askedBy,
            String reason,
            Instant decidedAt,
            String decidedBy,
            String because,
            Instant openUntil,
            List<Look> looks) {}

    /**
     * A sealed original: the stub that remains of a submission.
     *
     * @param id the submission's opaque id
     */
    public record SealedItem(
            String id,
            SealedState state,
            Kind kind,
            String language,
            List<String> topics,
            Instant receivedAt,
            Instant withdrawnAt,
            Instant keptUntil)
            implements Invented {}

    /**
     * One with all that was asked, oldest first.
     *
     * @param acts what the caller may do now: {@code ask|decide|open}
     */
    public record SealedFile(SealedItem sealed, List<Request> requests, List<String> acts) {}

    /** The words; {@code county} by name. */
    @Schema(name = "Words")
    public record OpenedWords(
            String title,
            String text,
            String language,
            String county,
            String municipality,
            String detail,
            LocalDate occurredOn,
            List<String> agencies,
            List<SealedWords.Piece> pieces)
            implements Invented {}

    /** What lies under seal, the latest submission first. */
    @Transactional
    @Needs(Right.READ_SEALED)
    public Items<SealedItem> list(String cursor, int size) {
        long before = Cursor.read(cursor, keys, LIST).number(0, Long.MAX_VALUE);
        return Items.page(
                        size, most -> originals.page(before, most), last -> Cursor.write(keys, LIST, last.submission()))
                .each(o -> item(o, originals.openings(o.submission())));
    }

    /** One sealed original, without its words. */
    @Transactional
    @Needs(Right.READ_SEALED)
    public SealedFile file(String id) {
        SealedOriginal original = originals.find(id).orElseThrow(Refusal.NotFound::new);
        List<Opening> openings = originals.openings(original.submission());
        return new SealedFile(
                item(original, openings), openings.stream().map(this::request).toList(), acts(openings));
    }

    private List<String> acts(List<Opening> openings) {
        Opening last = openings.isEmpty() ? null : openings.getLast();
        Identity reader = caller.with(Right.READ_SEALED);
        String me = reader.name();
        if (!reader.has(Right.OPEN_SEALED)) {
            return List.of();
        }
        if (last == null || !last.stands(time.now())) {
            return List.of("ask");
        }
        return switch (last.state(time.now())) {
            case ASKED -> last.askedBy().equals(me) ? List.of() : List.of("decide");
            case AGREED -> last.isOneOfTheTwo(me) ? List.of("open") : List.of();
            default -> List.of();
        };
    }

    private SealedItem item(SealedOriginal original, List<Opening> openings) {
        Submission stub = submissions.get(original.submission());
        SealedState state = openings.isEmpty()
                ? SealedState.SEALED
                : SealedState.of(openings.getLast().state(time.now()));
        return new SealedItem(
                stub.code(),
                state,
                stub.kind(),
                stub.language(),
                stub.topics(),
                stub.receivedAt(),
                stub.withdrawnAt(),
                original.keepUntil());
    }

    private Request request(Opening opening) {
        return new Request(
                opening.state(time.now()),
                opening.askedAt(),
                opening.askedBy(),
                opening.reason(),
                opening.decidedAt(),
                opening.decidedBy(),
                opening.because(),
                opening.openUntil(),
                opening.looks().stream()
                        .map(look -> new Look(look.at(), look.reader()))
                        .toList());
    }

    /**
     * Asks to open it.
     *
     * @throws Refusal.Conflict where somebody has asked already
     */
    @Transactional
    @Needs(Right.OPEN_SEALED)
    public void ask(String id, String reason) {
        SealedOriginal original = toChange(id);
        String why = TextRule.REASON.required("/reason", reason);
        if (originals.openings(original.submission()).stream().anyMatch(o -> o.stands(time.now()))) {
            throw new Refusal.Conflict("intake.sealed.problem.asked-already");
        }
        originals.add(new Opening(original.submission(), caller.actor(), why, time.now()));
        journal.record("sealed.asked", "submission:" + id, why);
    }

    /**
     * Agrees to what somebody else asked.
     *
     * @throws Refusal.Conflict where nobody has asked, or it was the same account
     */
    @Transactional
    @Needs(Right.OPEN_SEALED)
    public void agree(String id) {
        last(toChange(id), "intake.sealed.problem.not-asked").agree(caller.actor(), time.now());
        journal.record("sealed.agreed", "submission:" + id, "");
    }

    /**
     * Says no to what somebody else asked.
     *
     * @throws Refusal.Conflict where nobody has asked, or it was the same account
     */
    @Transactional
    @Needs(Right.OPEN_SEALED)
    public void decline(String id, String reason) {
        SealedOriginal original = toChange(id);
        String why = TextRule.REASON.required("/reason", reason);
        last(original, "intake.sealed.problem.not-asked").decline(caller.actor(), why, time.now());
        journal.record("sealed.declined", "submission:" + id, why);
    }

    /**
     * Reads the words, as one of the two.
     *
     * @throws Refusal.Conflict where it is not open
     * @throws Refusal.Forbidden where the caller is not one of the two
     */
    @Transactional
    @Needs(Right.OPEN_SEALED)
    public OpenedWords open(String id) {
        SealedOriginal original = toChange(id);
        last(original, "intake.sealed.problem.not-open").look(caller.actor(), time.now());
        SealedWords words = original.open(id, keys);
        journal.record("sealed.read", "submission:" + id, "");
        return new OpenedWords(
                words.title(),
                words.text(),
                submissions.get(original.submission()).language(),
                directory.countyName(words.county()),
                words.municipality(),
                words.detail(),
                words.occurredOn(),
                words.agencies(),
                words.pieces());
    }

    private SealedOriginal toChange(String id) {
        return originals.toChange(id).orElseThrow(Refusal.NotFound::new);
    }

    private Opening last(SealedOriginal original, String otherwise) {
        List<Opening> openings = originals.openings(original.submission());
        if (openings.isEmpty()) {
            throw new Refusal.Conflict(otherwise);
        }
        return openings.getLast();
    }
}
