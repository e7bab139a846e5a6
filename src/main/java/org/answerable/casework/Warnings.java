package org.answerable.casework;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.answerable.platform.Transactions;

/**
 * Who is to be told of which deadline, and in which mail they were. The keys of the tables hold what must happen once:
 * of two nodes that note or write the same, the second finds it done or fails. Knows no container, as {@link Notices}.
 */
class Warnings {
    private static final String KIND = "deadlines";

    private final Transactions transactions;

    Warnings(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Somebody to be told of a deadline of a ticket. */
    record Warning(long account, long ticket, Deadline deadline) {}

    /** A deadline of a ticket, of which a mail tells. */
    record Told(long ticket, Deadline deadline) {}

    /** Notes those that are not noted yet; how many. */
    int note(Collection<Warning> wanted, Instant now) throws Exception {
        if (wanted.isEmpty()) {
            return 0;
        }
        return transactions.run(connection -> {
            Set<Warning> fresh = new HashSet<>(wanted);
            fresh.removeAll(noted(
                    connection, wanted.stream().map(Warning::ticket).collect(Collectors.toCollection(TreeSet::new))));
            try (PreparedStatement insert =
                    connection.prepareStatement("insert into warning (account, ticket, clock, stage, due_day, noted_at)"
                            + " values (?, ?, ?, ?, ?, ?)")) {
                for (Warning warning : fresh) {
                    insert.setLong(1, warning.account());
                    insert.setLong(2, warning.ticket());
                    insert.setString(3, warning.deadline().clock().name());
                    insert.setString(4, warning.deadline().stage().name());
                    insert.setString(5, warning.deadline().day().toString());
                    insert.setLong(6, now.toEpochMilli());
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            return fresh.size();
        });
    }

    private static Set<Warning> noted(Connection connection, Set<Long> tickets) throws SQLException {
        Set<Warning> noted = new HashSet<>();
        try (PreparedStatement query = connection.prepareStatement(
                "select account, ticket, clock, stage, due_day from warning where ticket in ("
                        + String.join(", ", Collections.nCopies(tickets.size(), "?")) + ")")) {
            int place = 1;
            for (long ticket : tickets) {
                query.setLong(place++, ticket);
            }
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    noted.add(new Warning(
                            row.getLong(1),
                            row.getLong(2),
                            deadline(row.getString(3), row.getString(4), row.getString(5))));
                }
            }
        }
        return noted;
    }

    private static Deadline deadline(String clock, String stage, String day) {
        return new Deadline(Deadline.Which.valueOf(clock), Deadline.Stage.valueOf(stage), LocalDate.parse(day));
    }

    /** The accounts that were told of something in no mail yet. */
    List<Long> waiting() throws Exception {
        return transactions.run(connection -> {
            List<Long> accounts = new ArrayList<>();
            try (PreparedStatement query = connection.prepareStatement(
                            "select distinct account from warning where letter is null order by account");
                    ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    accounts.add(row.getLong(1));
                }
            }
            return accounts;
        });
    }

    /**
     * Puts all that waits for somebody into one mail, which is due from now on.
     *
     * @param cause of the mail, unique: where there is one of it already, nothing is done
     * @return whether there is a mail more
     */
    boolean write(long account, String cause, Instant now) throws Exception {
        return transactions.run(connection -> {
            OptionalLong letter = letter(connection, account, cause, now);
            if (letter.isEmpty()) {
                return false;
            }
            try (PreparedStatement update =
                    connection.prepareStatement("update warning set letter = ? where account = ? and letter is null")) {
                update.setLong(1, letter.getAsLong());
                update.setLong(2, account);
                if (update.executeUpdate() > 0) {
                    return true;
                }
            }
            try (PreparedStatement empty = connection.prepareStatement("delete from warning_letter where id = ?")) {
                empty.setLong(1, letter.getAsLong());
                empty.executeUpdate();
            }
            return false;
        });
    }

    private static OptionalLong letter(Connection connection, long account, String cause, Instant now)
            throws SQLException {
        try (PreparedStatement there = connection.prepareStatement("select 1 from warning_letter where cause = ?")) {
            there.setString(1, cause);
            try (ResultSet row = there.executeQuery()) {
                if (row.next()) {
                    return OptionalLong.empty();
                }
            }
        }
        long id;
        try (PreparedStatement next = connection.prepareStatement("select nextval('warning_letter_seq')");
                ResultSet row = next.executeQuery()) {
            row.next();
            id = row.getLong(1);
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into warning_letter (id, cause, account, kind, created_at, next_try_at, tries, given_up)"
                        + " values (?, ?, ?, ?, ?, ?, 0, false)")) {
            insert.setLong(1, id);
            insert.setString(2, cause);
            insert.setLong(3, account);
            insert.setString(4, KIND);
            insert.setLong(5, now.toEpochMilli());
            insert.setLong(6, now.toEpochMilli());
            insert.executeUpdate();
        }
        return OptionalLong.of(id);
    }

    /** Of which deadlines a mail tells, by ticket. */
    List<Told> of(long letter) throws Exception {
        return transactions.run(connection -> {
            List<Told> told = new ArrayList<>();
            try (PreparedStatement query = connection.prepareStatement(
                    "select ticket, clock, stage, due_day from warning where letter = ? order by ticket")) {
                query.setLong(1, letter);
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        told.add(new Told(
                                row.getLong(1), deadline(row.getString(2), row.getString(3), row.getString(4))));
                    }
                }
            }
            return told;
        });
    }
}
