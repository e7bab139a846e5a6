package org.answerable.journal;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.sql.DataSource;
import org.answerable.access.Caller;
import org.answerable.platform.AfterCommit;
import org.answerable.platform.Time;
import org.answerable.platform.crypto.Keys;

/** Where every act is written down. */
@ApplicationScoped
public class Journal {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Object WRITTEN = new Object();

    @Resource(lookup = "jdbc/answerable")
    DataSource database;

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    TransactionSynchronizationRegistry registry;

    @Inject
    Time time;

    @Inject
    Keys keys;

    @Inject
    Caller caller;

    @Inject
    AfterCommit afterCommit;

    @Inject
    Followers followers;

    private final Entries entries = new Entries();
    // One object for all, so that AfterCommit knows it again.
    private final Runnable wakeUp = () -> followers.wake();

    /**
     * Writes one act into the present transaction, by the present caller, now. The rows of a transaction are inserted
     * together just before it commits; where that fails, nothing of it commits.
     *
     * @param act e.g. {@code ticket.answered}, at most 60 characters
     * @param subject e.g. {@code ticket:7k2m…}, at most 120 characters
     * @param content what it concerned; only a salted, keyed hash of it is kept
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void record(String act, String subject, String content) {
        if (act.isEmpty() || act.length() > 60 || subject.length() > 120 || subject.indexOf(':') < 1) {
            throw new IllegalArgumentException("not an act of the journal: " + act);
        }
        written()
                .add(new ContentHash(keys)
                        .on(
                                new Entry(
                                        0,
                                        time.now().toEpochMilli(),
                                        time.real().toEpochMilli(),
                                        caller.actor(),
                                        act,
                                        subject,
                                        salt(),
                                        ""),
                                content));
    }

    /** 128 random bits, 32 hex digits. */
    static String salt() {
        byte[] random = new byte[16];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    /** What the present transaction has recorded so far. */
    @SuppressWarnings("unchecked")
    private List<Entry> written() {
        List<Entry> written = (List<Entry>) registry.getResource(WRITTEN);
        if (written == null) {
            List<Entry> fresh = new ArrayList<>(4);
            registry.putResource(WRITTEN, fresh);
            registry.registerInterposedSynchronization(new Synchronization() {
                @Override
                public void beforeCompletion() {
                    insert(fresh);
                }

                @Override
                public void afterCompletion(int status) {}
            });
            afterCommit.run(wakeUp);
            return fresh;
        }
        return written;
    }

    private void insert(List<Entry> written) {
        try (Connection connection = database.getConnection()) {
            entries.insert(connection, written);
        } catch (SQLException e) {
            registry.setRollbackOnly();
            throw new IllegalStateException("the journal cannot be written", e);
        }
    }
}
