package org.answerable.journal;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.answerable.access.Caller;
import org.answerable.access.Identity;
import org.answerable.platform.Time;

/**
 * Who of the desk looked at what (ADR 43). It is written in the transaction that reads, just before that commits: where
 * it cannot be written, nothing is shown. Rows are inserted and never altered; {@link ReadingDigests} seals each day.
 */
@ApplicationScoped
public class Readings {
    private static final Object SEEN = new Object();
    private static final int LONGEST_FIELDS = 400;

    @Resource(lookup = "jdbc/answerable")
    DataSource database;

    @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
    TransactionSynchronizationRegistry registry;

    @Inject
    Caller caller;

    @Inject
    Time time;

    /**
     * Writes down that the caller has something before them; nothing where nobody is signed in, or where the product
     * itself works.
     *
     * @param subject e.g. {@code ticket:7k2m…}, at most 120 characters
     * @param about the case it belongs to, or {@code null}
     * @param fields which parts are seen
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void saw(String subject, String about, Collection<String> fields) {
        Identity reader = caller.identity().orElse(Identity.SYSTEM);
        if (reader.account() != 0) {
            seen().add(new Reading(0, time.real(), caller.actor(), subject, about, List.copyOf(fields)));
        }
    }

    @SuppressWarnings("unchecked")
    private List<Reading> seen() {
        List<Reading> seen = (List<Reading>) registry.getResource(SEEN);
        if (seen == null) {
            List<Reading> fresh = new ArrayList<>();
            registry.putResource(SEEN, fresh);
            registry.registerInterposedSynchronization(new Synchronization() {
                @Override
                public void beforeCompletion() {
                    insert(fresh);
                }

                @Override
                public void afterCompletion(int status) {}
            });
            return fresh;
        }
        return seen;
    }

    private void insert(List<Reading> seen) {
        try (Connection connection = database.getConnection();
                PreparedStatement row = connection.prepareStatement(
                        "insert into reading (id, at, on_day, actor, subject, about, fields)"
                                + " values (nextval('reading_seq'), ?, ?, ?, ?, ?, ?)")) {
            for (Reading reading : seen) {
                String fields = String.join(" ", reading.fields());
                row.setLong(1, reading.at().toEpochMilli());
                row.setString(2, Time.day(reading.at()).toString());
                row.setString(3, reading.actor());
                row.setString(4, reading.subject());
                row.setString(5, reading.about());
                row.setString(6, fields.length() > LONGEST_FIELDS ? fields.substring(0, LONGEST_FIELDS) : fields);
                row.addBatch();
            }
            row.executeBatch();
        } catch (SQLException e) {
            registry.setRollbackOnly();
            throw new IllegalStateException("who reads cannot be written down", e);
        }
    }

    /**
     * Those of a case or a person, the newest first.
     *
     * @param subject what was looked at, or the case it belongs to; {@code null} for all
     * @param actor an account; {@code null} for all
     * @param before only those with a smaller id
     */
    public static List<Reading> find(Connection connection, String subject, String actor, long before, int most)
            throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("select id, at, actor, subject, about, fields from reading where id < ?"
                        + (subject == null ? "" : " and (subject = ? or about = ?)")
                        + (actor == null ? "" : " and actor = ?")
                        + " order by id desc fetch first ? rows only")) {
            int at = 1;
            query.setLong(at++, before);
            if (subject != null) {
                query.setString(at++, subject);
                query.setString(at++, subject);
            }
            if (actor != null) {
                query.setString(at++, actor);
            }
            query.setInt(at, most);
            List<Reading> found = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    found.add(of(row));
                }
            }
            return found;
        }
    }

    static Reading of(ResultSet row) throws SQLException {
        return new Reading(
                row.getLong(1),
                Instant.ofEpochMilli(row.getLong(2)),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                List.of(row.getString(6).split(" ")));
    }
}
