package org.answerable.platform;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.migration.JavaMigration;
import org.h2.jdbcx.JdbcDataSource;

/**
 * Brings the database to the schema this version needs, before anything else runs: the first of the observers of the
 * application's start. Where that fails the application does not start, and the health check says so.
 */
@ApplicationScoped
public class Migrations {
    private static final Logger LOG = Logger.getLogger(Migrations.class.getName());

    private static final int TRIES = 5;
    /** PostgreSQL's deadlock_detected: the transaction was undone, and nothing of it is left. */
    private static final String DEADLOCK = "40P01";

    @Resource(lookup = "jdbc/answerable")
    DataSource database;

    private volatile String version;

    void onStart(@Observes @Priority(1) @Initialized(ApplicationScoped.class) Object start) {
        try {
            version = migrate(database);
            LOG.info("database schema is at version " + version);
        } catch (SQLException | RuntimeException e) {
            LOG.log(
                    Level.SEVERE,
                    "the database cannot be brought to the schema of this version; the application does not start: "
                            + firstLine(e));
            throw new IllegalStateException("migration failed", e);
        }
    }

    private static String firstLine(Throwable thrown) {
        StringBuilder line = new StringBuilder();
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            String message = String.valueOf(t.getMessage()).strip().replaceAll("\\s*\\R\\s*", " | ");
            line.append(line.isEmpty() ? "" : " <- ")
                    .append(message.length() > 300 ? message.substring(0, 300) : message);
        }
        return line.toString();
    }

    /**
     * Runs what is missing of {@code db/migration}; several nodes may do so at once, one of them does it. Nodes of the
     * version before may write meanwhile: a migration that was chosen to give way to one of them is run again.
     *
     * @return the version reached
     */
    public static String migrate(DataSource database) throws SQLException {
        Flyway flyway = configured(database).load();
        for (int tries = 1; ; tries++) {
            try {
                flyway.migrate();
                break;
            } catch (FlywayException e) {
                if (tries == TRIES || !gaveWay(e)) {
                    throw e;
                }
            }
        }
        return flyway.info().current().getVersion().toString();
    }

    private static boolean gaveWay(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof SQLException sql && DEADLOCK.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    /** The version of the schema that this version of the product needs. */
    public static String newest() throws SQLException {
        // Which there are is asked of a database: an empty one in memory.
        JdbcDataSource none = new JdbcDataSource();
        none.setURL("jdbc:h2:mem:");
        return Arrays.stream(configured(none).load().info().all())
                .map(MigrationInfo::getVersion)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElseThrow()
                .toString();
    }

    /** What is common to everything that migrates. */
    static FluentConfiguration configured(DataSource database) throws SQLException {
        boolean h2 = DatabaseKind.isH2(database);
        return Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(database)
                .locations("classpath:db/migration")
                // Without this, a class path that cannot be listed means an empty schema and no error.
                .failOnMissingLocations(true)
                .javaMigrations(inJava())
                .placeholders(Map.of("bytes", h2 ? "blob" : "bytea"))
                .cleanDisabled(true);
    }

    static JavaMigration[] inJava() {
        return ServiceLoader.load(MigrationsInJava.class, Migrations.class.getClassLoader()).stream()
                .flatMap(one -> one.get().all().stream())
                .toArray(JavaMigration[]::new);
    }

    /** The schema's version; absent until the migrations have run. */
    public Optional<String> version() {
        return Optional.ofNullable(version);
    }
}
