package org.answerable.journal;

import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.answerable.access.Needs;
import org.answerable.access.Right;
import org.answerable.access.UseCase;
import org.answerable.platform.JtaTransactions;
import org.answerable.platform.Refusal;
import org.answerable.platform.Time;
import org.answerable.platform.crypto.JournalKeys;

/**
 * The published heads of the journal: whoever notes one can see later whether the journal still holds all that it held
 * then.
 */
@UseCase
public class HeadReading {
    private static final int SHOWN = 30;

    @Inject
    JtaTransactions transactions;

    @Inject
    JournalKeys keys;

    @Inject
    Time time;

    private final Entries entries = new Entries();
    private final PublishedHeads published = new PublishedHeads(entries);

    /**
     * A published head.
     *
     * @param hash 64 hex digits
     * @param at when it was published
     * @param signature Ed25519 over the UTF-8 bytes of {@code statement}, base 64
     * @param key the id of the key that signed; see {@link #keys}
     * @param statement the text that is signed, with a line feed after each line
     */
    public record SignedHead(long position, String hash, Instant at, String signature, String key, String statement) {}

    /** The last one. Before there is any: the beginning of the chain. */
    @Transactional
    @Needs(Right.PUBLIC)
    public SignedHead present() throws Exception {
        return signed(transactions
                .run(published::last)
                .orElseGet(() -> new PublishedHeads.Published(
                        Entries.Link.BEGINNING,
                        time.real()
                                .atOffset(ZoneOffset.UTC)
                                .truncatedTo(ChronoUnit.DAYS)
                                .toInstant())));
    }

    /** The last thirty, newest first. */
    @Transactional
    @Needs(Right.PUBLIC)
    public List<SignedHead> latest() throws Exception {
        return transactions.run(connection -> published.latest(connection, SHOWN)).stream()
                .map(this::signed)
                .toList();
    }

    /**
     * The head that was published at a position.
     *
     * @throws Refusal.NotFound where none was
     */
    @Transactional
    @Needs(Right.PUBLIC)
    public SignedHead at(long position) throws Exception {
        return signed(transactions
                .run(connection -> published.at(connection, position))
                .orElseThrow(Refusal.NotFound::new));
    }

    /**
     * Whether the chain has, at a position at which a head was published, this hash. Says of no other position whether
     * there is one.
     */
    @Transactional
    @Needs(Right.PUBLIC)
    public boolean holds(long position, String hash) throws Exception {
        return transactions.run(connection -> {
            Optional<Entries.Link> there = entries.at(connection, position);
            return position > 0
                    && position % PublishedHeads.STEP == 0
                    && there.isPresent()
                    && there.get().hex().equals(hash);
        });
    }

    /** The keys that signatures can be checked with, the present one first. */
    @Transactional
    @Needs(Right.PUBLIC)
    public List<JournalKeys.VerifyingKey> keys() {
        return keys.verifyingKeys();
    }

    private SignedHead signed(PublishedHeads.Published head) {
        String statement = "answerable journal head\nposition: " + head.link().position() + "\nhash: "
                + head.link().hex() + "\nat: " + head.at() + "\n";
        return new SignedHead(
                head.link().position(),
                head.link().hex(),
                head.at(),
                keys.sign(statement.getBytes(StandardCharsets.UTF_8)),
                keys.verifyingKeys().getFirst().id(),
                statement);
    }
}
