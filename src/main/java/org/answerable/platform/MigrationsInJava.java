package org.answerable.platform;

import java.util.List;
import org.flywaydb.core.api.migration.JavaMigration;

/**
 * Port, found by {@link java.util.ServiceLoader}: migrations that no SQL can do, of rooms that the platform does not
 * know.
 */
public interface MigrationsInJava {
    /** All there are, in the order in which they run. */
    List<JavaMigration> all();
}
