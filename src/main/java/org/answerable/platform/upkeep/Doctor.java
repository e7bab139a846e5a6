package org.answerable.platform.upkeep;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.logging.LogManager;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.answerable.platform.Migrations;
import org.answerable.platform.ScriptFault;
import org.answerable.platform.crypto.GivenKeyset;
import org.answerable.platform.crypto.KeyCheck;
import org.answerable.platform.crypto.Keys;

/**
 * Says in words what is wrong with an installation: {@code script/doctor}. It looks with the server's own variables,
 * changes nothing, and tells no secret.
 */
public final class Doctor {
    private static final int PATIENCE = 5_000;
    private static final Duration CLOCKS_APART = Duration.ofSeconds(5);
    private static final long MEGABYTE = 1024L * 1024;
    private static final int LEAST_JAVA = 21;

    private final Map<String, String> environment;
    private final PrintStream out;
    private int wrong;

    Doctor(Map<String, String> environment, PrintStream out) {
        this.environment = environment;
        this.out = out;
    }

    public static void main(String[] args) {
        LogManager.getLogManager().reset(); // What libraries have to say is not for who runs a script.
        System.exit(new Doctor(System.getenv(), System.out).look() == 0 ? 0 : 1);
    }

    /** Looks at everything; how many things are wrong. */
    int look() {
        java();
        timeZone();
        keptClock();
        fonts();
        ports();
        Keys keys = keys();
        try {
            Place place = Place.of(environment);
            disk(place);
            database(place, keys);
        } catch (ScriptFault fault) {
            wrong(fault.getMessage());
        }
        mail();
        for (DoctorsLook look : ServiceLoader.load(DoctorsLook.class)) {
            look.look(name -> Optional.ofNullable(variable(name, null)), this::good, this::wrong);
        }
        out.println(wrong == 0 ? "nothing is wrong" : wrong == 1 ? "one thing is wrong" : wrong + " things are wrong");
        return wrong;
    }

    private void good(String said) {
        out.println("ok     " + said);
    }

    private void hint(String said) {
        out.println("look   " + said);
    }

    private void wrong(String said) {
        wrong++;
        out.println("WRONG  " + said);
    }

    private String variable(String name, String otherwise) {
        String given = environment.get(name);
        return given == null || given.isBlank() ? otherwise : given.strip();
    }

    private void java() {
        int version = Runtime.version().feature();
        if (version < LEAST_JAVA) {
            wrong("Java is of version " + version + "; the server needs " + LEAST_JAVA + " or newer");
        } else {
            good("Java " + version);
        }
    }

    private void timeZone() {
        String given = variable("TZ", "");
        try {
            if (!given.isEmpty()) {
                ZoneId.of(given.replaceFirst("^:", ""));
            }
            good("time zone of this machine: " + ZoneId.systemDefault() + " (the server itself runs in UTC)");
        } catch (DateTimeException unknown) {
            wrong("TZ=" + given + " is no time zone that Java knows");
        }
    }

    /** Whether the system's clock follows that of the network, where systemd knows. */
    private void keptClock() {
        try {
            Process asked = new ProcessBuilder("timedatectl", "show", "--property=NTPSynchronized", "--value")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!asked.waitFor(PATIENCE, TimeUnit.MILLISECONDS)) {
                asked.destroyForcibly();
                return;
            }
            String said = new String(asked.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            if (said.equals("yes")) {
                good("the clock of this machine follows the network's");
            } else if (said.equals("no")) {
                hint(
                        "the clock of this machine follows no other (timedatectl); where it is a minute off, codes of second"
                                + " factors are refused");
            }
        } catch (IOException notOfSystemd) {
            // Whoever keeps the clock, it is compared with the database's.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void fonts() {
        good(
                "fonts: the server draws no text, so it needs none; whether a script is seen is up to the reader's browser");
    }

    private void ports() {
        String host = variable("HTTP_HOST", "*");
        for (String name : List.of("HTTP_PORT", "HTTPS_PORT")) {
            String value = variable(name, name.equals("HTTP_PORT") ? "9080" : "9443");
            int port;
            try {
                port = Integer.parseInt(value);
            } catch (NumberFormatException e) {
                wrong(name + "=" + value + " is no port");
                continue;
            }
            if (port < 0) {
                good(name + " is off");
                continue;
            }
            try (ServerSocket socket = new ServerSocket()) {
                InetAddress address = host.equals("*") ? null : InetAddress.getByName(host);
                socket.bind(address == null ? new InetSocketAddress(port) : new InetSocketAddress(address, port));
                good("port " + port + " is free");
            } catch (IOException | IllegalArgumentException taken) {
                taken(name, port);
            }
        }
    }

    private void taken(String name, int port) {
        if (name.equals("HTTP_PORT")) {
            int ready = ready(port);
            if (ready == 200) {
                good("port " + port + ": a server answers there, and is ready");
                return;
            }
            if (ready == 503) {
                wrong("port " + port + ": a server answers there and is not ready; http://localhost:" + port
                        + "/health/ready says which part");
                return;
            }
            wrong("port " + port + " (" + name + ") is taken by another program, or may not be used by this user");
        } else {
            hint("port " + port + " (" + name + ") is in use: by the server, if it runs");
        }
    }

    private static int ready(int port) {
        try (HttpClient client = HttpClient.newBuilder()
                .connectTimeout(Duration.ofMillis(PATIENCE))
                .build()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/health/ready"))
                            .timeout(Duration.ofMillis(PATIENCE))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return answer.body().contains("\"checks\"") ? answer.statusCode() : -1;
        } catch (IOException e) {
            return -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    private Keys keys() {
        String seal = keyset("SEAL_KEYSET");
        String hash = keyset("HASH_KEYSET");
        keyset("JOURNAL_KEYSET");
        keyset("SIGN_KEYSET");
        if (seal == null || hash == null) {
            return null;
        }
        try {
            Keys keys = Keys.of(seal, hash);
            good("SEAL_KEYSET seals with key " + keys.sealingKey() + " of "
                    + keys.sealingKeys().size() + ", HASH_KEYSET hashes with key " + keys.hashingKey());
            return keys;
        } catch (GeneralSecurityException | RuntimeException e) {
            wrong("SEAL_KEYSET or HASH_KEYSET holds no keyset of its kind; script/keys makes both");
            return null;
        }
    }

    /** A keyset as it is given; {@code null} where there is none, or it cannot be read. */
    private String keyset(String name) {
        String given = variable(name, null);
        boolean needed = name.equals("SEAL_KEYSET") || name.equals("HASH_KEYSET");
        if (given == null) {
            if (needed && variable("DEMO", "false").equals("true")) {
                hint(name + " is not set: a demonstration makes its own");
            } else if (needed) {
                wrong(name + " is not set; script/keys makes one");
            }
            return null;
        }
        Path file = new GivenKeyset(given).file().orElse(null);
        if (file == null) {
            return given;
        }
        try {
            String text = new GivenKeyset(given).read();
            Set<PosixFilePermission> rights = Files.getPosixFilePermissions(file);
            if (rights.contains(PosixFilePermission.OTHERS_READ)) {
                wrong(name + ": everybody on this machine may read " + file + "; chmod o-r it");
            }
            return text;
        } catch (IOException e) {
            wrong(name + ": cannot read " + file);
            return null;
        }
    }

    private void disk(Place place) {
        Path data = place.data();
        if (!Files.isDirectory(data)) {
            hint("DATA_DIR " + data + " is not there yet: the server makes it, where its user may");
            return;
        }
        try {
            Path tried = Files.createTempFile(data, "doctor", ".tmp");
            Files.delete(tried);
            long free = Files.getFileStore(data).getUsableSpace() / MEGABYTE;
            long reserve = Long.parseLong(variable("DISK_RESERVE_MB", "64"));
            if (free < reserve) {
                wrong("DATA_DIR " + data + " has " + free + " MB left, less than its reserve of " + reserve);
            } else {
                good("DATA_DIR " + data + " can be written and has " + free + " MB left");
            }
        } catch (IOException e) {
            wrong("DATA_DIR " + data + " cannot be written by this user");
        } catch (NumberFormatException e) {
            wrong("DISK_RESERVE_MB is no number");
        }
    }

    private void database(Place place, Keys keys) {
        if (place.h2() && !Files.exists(place.h2Whole())) {
            hint("there is no database " + place.h2Whole() + " yet: the server makes it");
            return;
        }
        try (Connection connection =
                place.connect(place.h2() ? Place.h2(place.h2File()) + ";IFEXISTS=TRUE" : place.url())) {
            good("the database answers");
            if (!place.h2()) {
                clock(connection);
                rights(connection);
            }
            contents(connection, keys);
        } catch (SQLException e) {
            if (e.getErrorCode() == Backup.OPEN_ELSEWHERE) {
                good("the database is open in another process: the server, if it runs");
            } else {
                wrong("the database does not answer: "
                        + e.getMessage().lines().findFirst().orElse(""));
            }
        }
    }

    private void clock(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select extract(epoch from clock_timestamp()) * 1000")) {
            row.next();
            Duration apart = Duration.between(Instant.now(), Instant.ofEpochMilli(row.getLong(1)))
                    .abs();
            if (apart.compareTo(CLOCKS_APART) > 0) {
                wrong("the clock of this machine and that of the database are " + apart.toSeconds() + " seconds apart");
            } else {
                good("the clocks of this machine and of the database agree");
            }
        }
    }

    private void rights(Connection connection) throws SQLException {
        boolean makes;
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("select has_schema_privilege(current_user, 'public', 'CREATE')")) {
            row.next();
            makes = row.getBoolean(1);
        }
        if (!makes) {
            wrong("DATABASE_USER may not make tables in the schema public, which the first start and upgrades need");
        }
        StringBuilder lacking = new StringBuilder();
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("select tablename from pg_tables where schemaname = 'public' and not"
                                + " (has_table_privilege(current_user, quote_ident(schemaname) || '.' || quote_ident(tablename),"
                                + " 'SELECT') and has_table_privilege(current_user, quote_ident(schemaname) || '.' ||"
                                + " quote_ident(tablename), 'INSERT')) order by 1")) {
            while (rows.next()) {
                lacking.append(lacking.isEmpty() ? "" : ", ").append(rows.getString(1));
            }
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("select c.relname from pg_class c join pg_namespace n on n.oid ="
                                + " c.relnamespace where n.nspname = 'public' and case c.relkind when 'S' then not"
                                + " has_sequence_privilege(c.oid, 'USAGE') else false end order by 1")) {
            while (rows.next()) {
                lacking.append(lacking.isEmpty() ? "" : ", ").append(rows.getString(1));
            }
        }
        if (lacking.isEmpty()) {
            good("DATABASE_USER may read and write every table");
        } else {
            wrong("DATABASE_USER may not read or not write " + lacking);
        }
    }

    private void contents(Connection connection, Keys keys) throws SQLException {
        if (Facts.tables(connection).isEmpty()) {
            hint("the database is empty: the first start makes its tables");
            return;
        }
        Facts facts;
        try {
            facts = Facts.of(connection);
        } catch (ScriptFault fault) {
            wrong(fault.getMessage());
            return;
        }
        String newest = Migrations.newest();
        if (facts.schema().equals(newest)) {
            good("the schema is of version " + newest + ", as this version of the product needs");
        } else if (Facts.later(newest, facts.schema()).equals(newest)) {
            hint("the schema is of version " + facts.schema() + "; the next start brings it to " + newest
                    + ". Make a backup first");
        } else {
            wrong("the schema is of version " + facts.schema() + ", and this version of the product knows it up to "
                    + newest + ": install the newer product");
        }
        if (keys == null) {
            return;
        }
        if (!KeyCheck.fitsHash(keys, facts.marks().getOrDefault("HASH_KEYSET", ""))) {
            wrong("HASH_KEYSET is not the one of this database");
        }
        if (!KeyCheck.fitsSeal(keys, facts.marks().getOrDefault("SEAL_KEYSET", ""))) {
            wrong("SEAL_KEYSET is not the one of this database");
        }
        List<String> lacking = facts.keys().get("SEAL_KEYSET").stream()
                .filter(id -> !keys.sealingKeys().contains(id))
                .toList();
        if (lacking.isEmpty()) {
            good("SEAL_KEYSET has every key that something in the database was sealed with");
        } else {
            wrong("SEAL_KEYSET lacks keys that something in the database was sealed with: " + lacking);
        }
    }

    private void mail() {
        String given = variable("MAIL_SMTP_URL", null);
        if (given == null) {
            hint("MAIL_SMTP_URL is not set: mails are kept under DATA_DIR/outbox and reach nobody");
            return;
        }
        URI server;
        try {
            server = URI.create(given);
        } catch (IllegalArgumentException e) {
            wrong("MAIL_SMTP_URL is not of the form smtp://user:password@host:port");
            return;
        }
        boolean wrapped = "smtps".equals(server.getScheme());
        if (server.getHost() == null || !wrapped && !"smtp".equals(server.getScheme())) {
            wrong("MAIL_SMTP_URL is not of the form smtp://user:password@host:port");
            return;
        }
        int port = server.getPort() > 0 ? server.getPort() : wrapped ? 465 : 587;
        String where = server.getHost() + ":" + port;
        try (Socket plain = new Socket()) {
            plain.connect(new InetSocketAddress(server.getHost(), port), PATIENCE);
            plain.setSoTimeout(PATIENCE);
            if (wrapped) {
                speak(secured(plain, server.getHost(), port));
                good("the mail server " + where + " answers over TLS");
                return;
            }
            String offers = speak(plain);
            if ("tls=none".equals(server.getQuery())) {
                good("the mail server " + where + " answers, without TLS as MAIL_SMTP_URL says");
            } else if (!offers.contains("STARTTLS")) {
                wrong("the mail server " + where + " does not offer STARTTLS, without which nothing is sent");
            } else {
                plain.getOutputStream().write("STARTTLS\r\n".getBytes(StandardCharsets.US_ASCII));
                reply(plain);
                speak(secured(plain, server.getHost(), port), false);
                good("the mail server " + where + " answers over TLS, begun by STARTTLS");
            }
        } catch (javax.net.ssl.SSLException e) {
            wrong("the mail server " + where + " has no certificate that Java trusts for its name");
        } catch (IOException e) {
            wrong("the mail server " + where + " does not answer");
        }
    }

    private static Socket secured(Socket plain, String host, int port) throws IOException {
        SSLSocket socket =
                (SSLSocket) ((SSLSocketFactory) SSLSocketFactory.getDefault()).createSocket(plain, host, port, true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private static String speak(Socket socket) throws IOException {
        return speak(socket, true);
    }

    private static String speak(Socket socket, boolean greets) throws IOException {
        if (greets) {
            reply(socket);
        }
        OutputStream out = socket.getOutputStream();
        out.write("EHLO localhost\r\n".getBytes(StandardCharsets.US_ASCII));
        return reply(socket);
    }

    /** One reply of SMTP (RFC 5321, 4.2): lines with a hyphen after the code, and a last one without. */
    private static String reply(Socket socket) throws IOException {
        // Not closed: the connection goes on. A reply is asked for before the next command, so nothing is read ahead.
        BufferedReader in =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        StringBuilder all = new StringBuilder();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            all.append(line).append('\n');
            if (line.length() < 4 || line.charAt(3) != '-') {
                if (!line.matches("[23].*")) {
                    throw new IOException("refused");
                }
                return all.toString();
            }
        }
        throw new IOException("closed");
    }
}
