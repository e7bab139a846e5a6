package org.answerable.language;

import java.util.List;
import org.answerable.platform.MigrationsInJava;
import org.flywaydb.core.api.migration.JavaMigration;

/** The migrations that know languages. */
public final class LanguageMigrations implements MigrationsInJava {
    @Override
    public List<JavaMigration> all() {
        return CanonicalLanguages.all();
    }
}
