package org.answerable.journal;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.answerable.access.Caller;
import org.answerable.access.Identity;
import org.answerable.platform.Jobs;
import org.answerable.platform.JtaTransactions;
import org.answerable.platform.Loop;
import org.answerable.platform.Time;
import org.answerable.platform.crypto.Keys;

/**
 * Seals each day of {@link Readings} once it is over: a keyed hash of its rows is an act of the journal, so a row that
 * is altered, taken out or put in afterwards can be told. Every node tries each hour; a day is sealed once.
 */
@ApplicationScoped
public class ReadingDigests {
    /** The longest that a transaction which began on a day may still write to it. */
    static final Duration SETTLED = Duration.ofHours(1);

    private static final Logger LOG = Logger.getLogger(ReadingDigests.class.getName());
    private static final int FETCH = 1_000;

    @Resource(lookup = "java:comp/DefaultManagedScheduledExecutorService")
    ManagedScheduledExecutorService schedule;

    @Inject
    JtaTransactions transactions;

    @Inject
    Journal journal;

    @Inject
    Keys keys;

    @Inject
    Jobs jobs;

    @Inject
    Caller caller;

    @Inject
    Time time;

    /** What a day held: how many, and the keyed hash of all. */
    record Digest(long readings, String hash) {}

    /** A day that is not as it was sealed. */
    public record Differs(LocalDate day, long sealed, long present) {}

    void onStart(@Observes @Priority(40) @Initialized(ApplicationScoped.class) Object start) {
        Jobs.Runs runs = jobs.add("reading-digests");
        schedule.scheduleWithFixedDelay(
                () -> {
                    try {
                        sealPast();
                        runs.done();
                    } catch (Exception e) {
                        runs.failed();
                        LOG.log(Level.WARNING, "a day of readings could not be sealed: " + Loop.kinds(e));
                    }
                },
                1,
                60,
                TimeUnit.MINUTES);
    }

    /**
     * Seals every day that is over and has not been sealed. A day before the last that was sealed had no rows then:
     * what stands there now was put in later, and is told instead ({@code check}).
     */
    void sealPast() throws Exception {
        LocalDate open = openOn(time.real(), transactions.run(ReadingDigests::clock));
        List<String> days = transactions.run(connection -> unsealed(connection, open, newest(connection)));
        for (String day : days) {
            caller.as(
                    Identity.SYSTEM,
                    () -> transactions.run(connection -> {
                        seal(connection, day, time.real(), keys);
                        Digest digest = sealed(connection, day);
                        journal.record("readings.sealed", "readings:" + day, content(digest.readings(), digest.hash()));
                        return null;
                    }));
        }
    }

    /** The first day that is not over yet. */
    static LocalDate openOn(Instant now) {
        return Time.day(now.minus(SETTLED));
    }

    /**
     * The same by the one of two clocks that is behind, this machine's or the database's: a machine whose clock is
     * ahead must not seal a day in which others still read.
     */
    static LocalDate openOn(Instant here, Instant database) {
        return openOn(here.isBefore(database) ? here : database);
    }

    static Instant clock(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select current_timestamp");
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        }
    }

    static String content(long readings, String hash) {
        return readings + " " + hash;
    }

    static List<String> unsealed(Connection connection, LocalDate open) throws SQLException {
        return unsealed(connection, open, "");
    }

    /** Those after a day. */
    static List<String> unsealed(Connection connection, LocalDate open, String after) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select distinct r.on_day from reading r where"
                + " r.on_day < ? and r.on_day > ? and not exists"
                + " (select 1 from reading_digest d where d.on_day = r.on_day) order by r.on_day")) {
            query.setString(1, open.toString());
            query.setString(2, after);
            List<String> days = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    days.add(row.getString(1));
                }
            }
            return days;
        }
    }

    /** The last day that was sealed; empty where none was. */
    public static String newest(Connection connection) throws SQLException {
        try (PreparedStatement query =
                        connection.prepareStatement("select coalesce(max(on_day), '') from reading_digest");
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getString(1);
        }
    }

    static void seal(Connection connection, String day, Instant now, Keys keys) throws SQLException {
        Digest digest = of(connection, day, keys);
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into reading_digest (on_day, readings, digest, at) values (?, ?, ?, ?)")) {
            insert.setString(1, day);
            insert.setLong(2, digest.readings());
            insert.setString(3, digest.hash());
            insert.setLong(4, now.toEpochMilli());
            insert.executeUpdate();
        }
    }

    private static Digest sealed(Connection connection, String day) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("select readings, digest from reading_digest where on_day = ?")) {
            query.setString(1, day);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return new Digest(row.getLong(1), row.getString(2));
            }
        }
    }

    /** Of the rows as they are now, one after the other. */
    static Digest of(Connection connection, String day, Keys keys) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "select id, at, actor, subject, about, fields from reading where on_day = ? order by id")) {
            query.setFetchSize(FETCH);
            query.setString(1, day);
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            long readings = 0;
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    for (int column = 1; column <= 6; column++) {
                        String value = row.getString(column);
                        byte[] bytes = (value == null ? "-" : "+" + value).getBytes(StandardCharsets.UTF_8);
                        sha.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
                        sha.update(bytes);
                    }
                    readings++;
                }
            }
            return new Digest(
                    readings,
                    keys.hash(
                            "readings",
                            day + "|" + readings + "|" + HexFormat.of().formatHex(sha.digest())));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The days that are not as they were sealed, and those that are over and have rows and no seal though later ones
     * have; whether the seals themselves are as they were made says the verification of the journal.
     */
    public List<Differs> check() throws Exception {
        List<String> days = transactions.run(ReadingDigests::sealedDays);
        List<Differs> differing = new ArrayList<>();
        for (String day : days) {
            transactions.run(connection -> {
                Digest sealed = sealed(connection, day);
                Digest present = of(connection, day, keys);
                if (!sealed.equals(present)) {
                    differing.add(new Differs(LocalDate.parse(day), sealed.readings(), present.readings()));
                }
                return null;
            });
        }
        if (!days.isEmpty()) {
            for (String day : transactions.run(connection -> unsealed(connection, LocalDate.parse(days.getLast())))) {
                differing.add(new Differs(
                        LocalDate.parse(day),
                        0,
                        transactions
                                .run(connection -> of(connection, day, keys))
                                .readings()));
            }
        }
        return differing;
    }

    private static List<String> sealedDays(Connection connection) throws SQLException {
        try (PreparedStatement query =
                        connection.prepareStatement("select on_day from reading_digest order by on_day");
                ResultSet row = query.executeQuery()) {
            List<String> days = new ArrayList<>();
            while (row.next()) {
                days.add(row.getString(1));
            }
            return days;
        }
    }
}
