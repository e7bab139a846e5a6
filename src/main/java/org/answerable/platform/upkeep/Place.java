package org.answerable.platform.upkeep;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.answerable.platform.ScriptFault;

/**
 * Where an installation keeps its data, as the environment says.
 *
 * @param data {@code DATA_DIR}
 * @param url {@code DATABASE_URL}
 */
record Place(Path data, String url, String user, String password) {
    /**
     * Under {@code DATA_DIR}, what is made of the database, is a log or a cache, is a key, or is the database itself.
     */
    private static final Set<String> LEFT_OUT =
            Set.of("index", "liberty", "demo-keys", "logs", "cache", "backup", "server.log", "spool");

    /** Where the heads lie that this node saw: never put back over newer ones. */
    static final String HEADS = "journal";

    private static final Pattern H2 = Pattern.compile("jdbc:h2:(?:async:)?(?:file:)?([^;]+)(;.*)?");
    private static final Pattern POSTGRESQL = Pattern.compile("jdbc:postgresql:(.*)");

    static Place of(Map<String, String> environment) throws ScriptFault {
        Path data = Path.of(environment.getOrDefault("DATA_DIR", "data"))
                .toAbsolutePath()
                .normalize();
        String url = environment.getOrDefault("DATABASE_URL", "");
        if (url.isBlank()) {
            url = "jdbc:h2:async:" + data.resolve("answerable") + ";WRITE_DELAY=0";
        }
        if (!H2.matcher(url).matches() && !POSTGRESQL.matcher(url).matches()) {
            throw new ScriptFault("DATABASE_URL is neither of H2 nor of PostgreSQL");
        }
        return new Place(
                data,
                url,
                environment.getOrDefault("DATABASE_USER", "answerable"),
                environment.getOrDefault("DATABASE_PASSWORD", ""));
    }

    boolean h2() {
        return url.startsWith("jdbc:h2:");
    }

    /** H2's file, without its ending. */
    Path h2File() {
        Matcher file = H2.matcher(url);
        if (!file.matches()) {
            throw new IllegalStateException("not of H2");
        }
        return Path.of(file.group(1)).toAbsolutePath();
    }

    Path h2Whole() {
        Path file = h2File();
        return file.resolveSibling(file.getFileName() + ".mv.db");
    }

    /** An address of an H2 file elsewhere. */
    static String h2(Path file) {
        return "jdbc:h2:" + file + ";WRITE_DELAY=0";
    }

    Connection connect(String address) throws SQLException {
        return DriverManager.getConnection(address, user, password);
    }

    /**
     * What PostgreSQL's own programs are told of the database, by their environment: no password stands in a list of
     * processes.
     */
    Map<String, String> libpq() {
        Map<String, String> told = new LinkedHashMap<>();
        String rest = url.substring("jdbc:postgresql:".length());
        // Without a host, as jdbc:postgresql:name allows, it is this machine.
        URI address = URI.create("postgresql:" + (rest.startsWith("//") ? rest : "//localhost/" + rest));
        told.put("PGHOST", address.getHost() == null ? "localhost" : address.getHost());
        told.put("PGPORT", Integer.toString(address.getPort() < 0 ? 5432 : address.getPort()));
        String name = address.getPath() == null ? "" : address.getPath().replaceFirst("^/", "");
        told.put("PGDATABASE", name.isEmpty() ? user : name);
        told.put("PGUSER", user);
        told.put("PGPASSWORD", password);
        if (address.getQuery() != null) {
            for (String pair : address.getQuery().split("&")) {
                String[] parts = pair.split("=", 2);
                switch (parts[0].toLowerCase(Locale.ROOT)) {
                    case "user" -> told.put("PGUSER", parts[1]);
                    case "password" -> told.put("PGPASSWORD", parts[1]);
                    case "sslmode" -> told.put("PGSSLMODE", parts[1]);
                    case "sslrootcert" -> told.put("PGSSLROOTCERT", parts[1]);
                    default -> {
                        // Of the Java driver alone.
                    }
                }
            }
        }
        return told;
    }

    /** What belongs to a backup beside the database, in order; paths below {@code DATA_DIR}. */
    List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        if (!Files.isDirectory(data)) {
            return files;
        }
        try (Stream<Path> all = Files.walk(data)) {
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                Path below = data.relativize(file);
                String name = below.getFileName().toString();
                if (!LEFT_OUT.contains(below.getName(0).toString())
                        && !name.endsWith(".db")
                        && !name.endsWith(".tmp")
                        && !name.endsWith(".jsa")
                        && !name.endsWith(".log")) {
                    files.add(below);
                }
            }
        }
        return files;
    }
}
