package org.answerable.platform.upkeep;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.answerable.platform.DatabaseKind;
import org.answerable.platform.Jobs;
import org.answerable.platform.Loop;
import org.answerable.platform.Settings;

/**
 * Copies an H2 database while it is used, for {@code script/backup}, which cannot open it beside the server. Asked by a
 * file {@code DATA_DIR/backup/NAME.wanted}, so by whoever may write there and by nobody over the network; answered by
 * {@code NAME.zip}, H2's own backup as of one moment, or by {@code NAME.failed}.
 */
@ApplicationScoped
public class H2Copies {
    static final String FOLDER = "backup";
    static final String WANTED = ".wanted";
    static final String COPY = ".zip";
    static final String FAILED = ".failed";
    private static final Logger LOG = Logger.getLogger(H2Copies.class.getName());
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration STOP = Duration.ofSeconds(20);

    @Resource(lookup = "jdbc/answerable")
    DataSource database;

    @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
    ManagedThreadFactory threads;

    @Inject
    Settings settings;

    @Inject
    Jobs jobs;

    private Loop loop;

    void onStart(@Observes @Priority(30) @Initialized(ApplicationScoped.class) Object start)
            throws SQLException, IOException {
        if (!DatabaseKind.isH2(database)) {
            return;
        }
        Path folder = settings.dataDir().resolve(FOLDER);
        if (!Files.isDirectory(folder)) {
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        loop = new Loop() {
            @Override
            public String what() {
                return "copying the database";
            }

            @Override
            protected void turn() throws Exception {
                look(folder);
                pause(LOOK);
            }
        };
        jobs.add("copies", loop, () -> Jobs.UNKNOWN);
        Thread thread = threads.newThread(loop);
        thread.setName("h2-copies");
        thread.start();
    }

    @PreDestroy
    void end() {
        Loop.end(loop, STOP);
    }

    private void look(Path folder) throws IOException {
        List<Path> wanted;
        try (Stream<Path> files = Files.list(folder)) {
            wanted = files.filter(file -> file.getFileName().toString().endsWith(WANTED))
                    .toList();
        }
        for (Path one : wanted) {
            String name = one.getFileName().toString();
            name = name.substring(0, name.length() - WANTED.length());
            if (!name.matches("[0-9a-zA-Z-]{1,60}")) {
                continue;
            }
            Files.delete(one); // Taken.
            Path part = folder.resolve(name + ".part");
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("backup to '" + part.toString().replace("'", "''") + "'");
                Files.move(part, folder.resolve(name + COPY), StandardCopyOption.ATOMIC_MOVE);
            } catch (SQLException | IOException e) {
                LOG.log(Level.WARNING, "the database could not be copied: " + Loop.kinds(e));
                Files.deleteIfExists(part);
                Files.createFile(folder.resolve(name + FAILED));
            }
        }
    }
}
