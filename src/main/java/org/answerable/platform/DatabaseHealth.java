package org.answerable.platform;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Readiness: the database answers within two seconds, its schema is the one this version needs, and what is kept on
 * this server's disk has room to grow.
 */
@ApplicationScoped
public class DatabaseHealth {
    private static final int SECONDS = 2;

    @Resource(lookup = "jdbc/answerable")
    DataSource database;

    @Inject
    Migrations migrations;

    @Inject
    DatabaseWatch watch;

    @Produces
    @Readiness
    HealthCheck database() {
        return () -> HealthCheckResponse.named("database").status(answers()).build();
    }

    @Produces
    @Readiness
    HealthCheck migrations() {
        return () -> {
            var check = HealthCheckResponse.named("migrations")
                    .status(migrations.version().isPresent());
            migrations.version().ifPresent(version -> check.withData("version", version));
            return check.build();
        };
    }

    /** Up in any case: a node that takes nothing in is still to be asked for what there is to read. */
    @Produces
    @Readiness
    HealthCheck room() {
        return () -> HealthCheckResponse.named("room")
                .up()
                .withData("full", watch.isFull())
                .build();
    }

    private boolean answers() {
        if (watch.isAway()) {
            return false; // Known already, without waiting for it once more.
        }
        try (Connection connection = database.getConnection()) {
            return connection.isValid(SECONDS);
        } catch (SQLException e) {
            return false;
        }
    }
}
