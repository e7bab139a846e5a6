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

/** Readiness: the database answers within two seconds, and its schema is the one this version needs. */
@ApplicationScoped
public class DatabaseHealth {
    private static final int SECONDS = 2;

    @Resource(lookup = "jdbc/answerable")
    DataSource database;

    @Inject
    Migrations migrations;

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

    private boolean answers() {
        try (Connection connection = database.getConnection()) {
            return connection.isValid(SECONDS);
        } catch (SQLException e) {
            return false;
        }
    }
}
