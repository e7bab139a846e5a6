package org.answerable.journal;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import javax.sql.DataSource;
import org.answerable.access.Caller;
import org.answerable.platform.AfterCommit;
import org.answerable.platform.Time;
import org.answerable.platform.crypto.Keys;

/** Where every act is written down. */
@ApplicationScoped
public class Journal {
    @Resource(lookup = "jdbc/answerable")
    DataSource database;
    @Inject
    Time time;
    @Inject
    Keys keys;
    @Inject
    Caller caller;
    @Inject
    AfterCommit afterCommit;

    /**
     * Writes one act into the present transaction, by the present caller, now.
     *
     * @param act e.g. {@code ticket.answered}
     * @param subject e.g. {@code ticket:7k2m…}
     * @param content what it concerned; only a salted, keyed hash of it is kept
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void record(String act, String subject, String content) {
        throw new IllegalStateException("written by the journal's author");
    }
}
