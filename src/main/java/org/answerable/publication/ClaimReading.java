package org.answerable.publication;

import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.answerable.access.Caller;
import org.answerable.access.Needs;
import org.answerable.access.Right;
import org.answerable.access.UseCase;
import org.answerable.intake.Disowned;
import org.answerable.intake.Intake;
import org.answerable.intake.Submission;
import org.answerable.journal.Readings;
import org.answerable.platform.Refusal;
import org.answerable.platform.crypto.Keys;
import org.answerable.web.Cursor;
import org.answerable.web.Invented;
import org.answerable.web.Items;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What moderators read of names that were used falsely: the words of who says so, and what is public. Never who it is.
 */
@UseCase
public class ClaimReading {
    /** So many records of a group are offered to choose from. */
    private static final int OFFERED = 50;

    @Inject
    NameClaims claims;

    @Inject
    Intake intake;

    @Inject
    PublicRecords records;

    @Inject
    PublicCampaigns campaigns;

    @Inject
    Readings readings;

    @Inject
    Caller caller;

    @Inject
    Keys keys;

    /**
     * One in the list.
     *
     * @param id that of the message in which it is said
     * @param about the id of the record or group
     * @param record which record was decided on, {@code null} where none is
     */
    @Schema(name = "NameClaim")
    public record ClaimItem(
            String id,
            ClaimState state,

            @Schema(
                    description = "Whether about is a record, or a group of records that say nearly the same",
                    example = "record")
            Disowned.Of of,

            @Schema(description = "The id of the public record or group", example = "3n8pq4xw9c3d")
            String about,

            String language,
            Instant receivedAt,

            @Schema(description = "When it was decided on; null: not yet")
            Instant decidedAt,

            @Schema(description = "The account that decided; null: none yet", example = "moderator@demo")
            String decidedBy,

            @Schema(description = "The record that was decided on; null where none was", example = "3n8pq4xw9c3d")
            String record) {}

    /** A record that may be decided on. */
    public record ClaimedRecord(
            @Schema(description = "Its id", example = "3n8pq4xw9c3d")
            String id,

            @Schema(description = "The submission behind it, for moderators", example = "3f8k2m4n8p1q")
            String submission,

            @Schema(description = "Whether it is public now", example = "true")
            boolean isPublic,

            @Schema(description = "Whether its words changed since this was said", example = "false")
            boolean changed) {}

    /**
     * One with all that a decision needs.
     *
     * @param words what who said it is told; {@code null}: nothing yet
     */
    @Schema(name = "NameClaimFile")
    public record ClaimFile(
            ClaimItem claim,

            @Schema(description = "What was written", example = "I never wrote this.")
            String text,

            List<ClaimedRecord> records,

            @Schema(
                    description = "What who said it was told; null: nothing yet",
                    example = "Your name is not shown any more.")
            String words)
            implements Invented {}

    /**
     * The list, as they came.
     *
     * @param state {@code open|kept|hidden|removed}; {@code null} or empty for all
     */
    @Transactional
    @Needs(Right.READ_SUBMISSIONS)
    public Items<ClaimItem> list(String state, String cursor, int size) {
        ClaimState wanted = state == null || state.isEmpty()
                ? null
                : ClaimState.of(state).orElseThrow(() -> new Refusal.Malformed("/state", "publication.fault.state"));
        long after = Cursor.read(cursor, keys, "claims").number(0, 0);
        return Items.page(
                        size,
                        most -> claims.page(wanted, after, most),
                        last -> Cursor.write(keys, "claims", last.claim().id()))
                .each(said -> item(said.claim(), said.message()));
    }

    /** One of them, with its words: who has them before them is written down. */
    @Transactional
    @Needs(Right.READ_SUBMISSIONS)
    public ClaimFile file(String code) {
        NameClaims.Said said = claims.find(code).orElseThrow(Refusal.NotFound::new);
        NameClaim claim = said.claim();
        Submission submission = said.message();
        readings.saw("submission:" + code, null, List.of("text"));
        boolean bare = caller.with(Right.READ_SUBMISSIONS).has(Right.READ_HIDDEN_WORDS);
        return new ClaimFile(item(claim, submission), submission.words(!bare).text(), offered(claim), claim.words());
    }

    private List<ClaimedRecord> offered(NameClaim claim) {
        Disowned subject = claim.subject();
        Stream<String> ids = subject.of() == Disowned.Of.RECORD
                ? Stream.of(subject.id())
                : campaigns.members(subject.id(), OFFERED).stream();
        return ids.flatMap(id -> records.byCode(id).stream())
                .map(entry -> new ClaimedRecord(
                        entry.code(),
                        intake.code(entry.submission()),
                        entry.isVisible(),
                        claim.changedSince(entry.standing())))
                .toList();
    }

    private static ClaimItem item(NameClaim claim, Submission submission) {
        return new ClaimItem(
                submission.code(),
                claim.state(),
                claim.subject().of(),
                claim.subject().id(),
                submission.language(),
                claim.at(),
                claim.decidedAt(),
                claim.decidedBy(),
                claim.record());
    }
}
