package org.answerable.platform;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Which of the two databases it is. */
public final class DatabaseKind {
    private DatabaseKind() {}

    /** Whether it is H2, which keeps its files beside the server; else it is PostgreSQL. */
    public static boolean isH2(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return connection.getMetaData().getDatabaseProductName().equals("H2");
        }
    }
}
