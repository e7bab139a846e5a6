package org.answerable.casework;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.answerable.accounts.WarningDelivery;
import org.answerable.casework.Clocks.Clock;
import org.answerable.casework.Clocks.Moment;
import org.answerable.casework.Clocks.Terms;
import org.answerable.casework.Clocks.What;
import org.answerable.casework.Deadline.Stage;
import org.answerable.casework.Deadline.Which;
import org.answerable.casework.WarningsLetters.Heading;
import org.answerable.directory.Agency;
import org.answerable.directory.Holidays;
import org.answerable.directory.Targets;
import org.answerable.directory.WorkingDays;
import org.answerable.directory.WorkingHours;
import org.answerable.language.Language;
import org.answerable.language.Languages;
import org.answerable.language.Messages;
import org.answerable.platform.Databases;
import org.answerable.platform.JdbcTransactions;
import org.answerable.platform.mail.Carriers;
import org.answerable.platform.mail.Mail;
import org.answerable.platform.mail.Mailer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Who is told of deadlines, on both databases and to a real SMTP server. */
class WarningsTest {
    private static final String ADDRESS = "ana@patrol.example";
    private static final WorkingDays WISCONSIN = new WorkingDays(Holidays.of(Holidays.STATE), Set.of());
    private static final Deadline LATE = new Deadline(Which.ANSWER, Stage.LATE, LocalDate.of(2026, 5, 18));
    private static final Deadline SOON = new Deadline(Which.UPDATE, Stage.SOON, LocalDate.of(2026, 5, 20));

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
    private final Messages messages = new Messages();
    private final Instant now = Instant.parse("2026-05-19T12:00:00Z");
    private DataSource database;
    private JdbcTransactions transactions;

    @TempDir
    Path folder;

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
        if (transactions != null) {
            transactions.close();
        }
    }

    private void begin(Databases.Kind kind) {
        database = Databases.fresh(kind, folder);
        transactions = new JdbcTransactions(database);
        Databases.execute(
                database,
                "insert into account (id, name, display_name, language, active, created_at) values (7, '" + ADDRESS
                        + "', 'Ana', 'es', true, 0)");
        Databases.execute(
                database,
                "insert into account (id, name, display_name, language, active, created_at)"
                        + " values (8, 'bo@office.example', 'Bo', 'en', true, 0)");
        Databases.execute(
                database,
                "insert into submission (id, code, receipt_hash, kind, text, language, language_source, "
                        + "language_confidence, publish, share_contact, channel, received_at, state, version)"
                        + " values (1, 'code', 'hash', 'complaint', 'words', 'es', 'given', 1, false, false, 'web', 0, 'received', 1)");
        Databases.execute(
                database, "insert into agency (slug, level, answer_days, active) values ('patrol', 'STATE', 10, true)");
        for (int id = 1; id <= 40; id++) {
            Databases.execute(
                    database,
                    "insert into ticket (id, code, submission, agency, role, status, because, received_at, due_by, version)"
                            + " values (" + id + ", 't" + id + "', 1, 'patrol', 'LEAD', 'OPEN', '[]', 0, 0, 1)");
        }
    }

    private Warnings warnings() {
        return new Warnings(transactions);
    }

    private static Warnings.Warning warning(long account, long ticket, Deadline deadline) {
        return new Warnings.Warning(account, ticket, deadline);
    }

    private NoticesPost post(JdbcTransactions node) {
        Mailer smtp = Carriers.smtp(server.getSmtp().getPort(), Duration.ofMillis(400));
        return new NoticesPost(
                "deadline mail",
                Notices.ofDeadlines(node),
                smtp,
                due -> {
                    Map<Heading, List<String>> lines = new TreeMap<>(Heading.ORDER);
                    for (Warnings.Told told : new Warnings(node).of(due.id())) {
                        lines.computeIfAbsent(
                                        new Heading(
                                                told.deadline().stage(),
                                                told.deadline().clock()),
                                        heading -> new ArrayList<>())
                                .add("t" + told.ticket());
                    }
                    return Optional.of(letter("es-MX", lines, due.cause()));
                },
                () -> now);
    }

    private Mail letter(String tag, Map<Heading, List<String>> lines, String cause) {
        return WarningsLetters.letter(
                messages, "https://feedback.example.org", ADDRESS, tag, lines, WarningDelivery.DIGEST, cause);
    }

    private static int drain(NoticesPost post) throws Exception {
        int done = 0;
        while (post.step()) {
            done++;
        }
        return done;
    }

    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void what_was_told_is_told_once_in_one_mail_of_the_day_in_the_readers_language(Databases.Kind kind)
            throws Exception {
        begin(kind);
        assertThat(warnings().note(List.of(warning(7, 1, LATE), warning(7, 2, SOON)), now))
                .isEqualTo(2);
        assertThat(warnings().note(List.of(warning(7, 1, LATE), warning(7, 2, SOON)), now))
                .as("a node that was started again notes the same")
                .isZero();
        assertThat(warnings().waiting()).containsExactly(7L);
        assertThat(warnings().write(7, "deadlines:7:2026-05-19", now)).isTrue();
        assertThat(warnings().waiting()).isEmpty();
        assertThat(warnings().note(List.of(warning(7, 3, LATE)), now)).isEqualTo(1);
        assertThat(warnings().write(7, "deadlines:7:2026-05-19", now))
                .as("the mail of that day has gone")
                .isFalse();
        assertThat(warnings().waiting()).as("it waits for the next one").containsExactly(7L);
        assertThat(drain(post(transactions))).isEqualTo(1);
        assertThat(drain(post(transactions))).isZero();
        assertThat(server.getReceivedMessages()).hasSize(1);
        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(mail.getAllRecipients()[0]).hasToString(ADDRESS);
        assertThat(mail.getSubject()).isEqualTo("Plazos de casos");
        assertThat((String) mail.getContent())
                .contains("t1  https://feedback.example.org/es/desk/tickets/t1", "t2  https", "Con retraso: Respuesta")
                .contains("https://feedback.example.org/es/desk/account/warnings")
                .doesNotContain("t3");
    }

    /** Both note, write and send the same at the same moment: whoever comes second finds it done, or fails at a key. */
    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void two_nodes_tell_nobody_the_same_twice(Databases.Kind kind) throws Exception {
        begin(kind);
        List<Warnings.Warning> wanted = IntStream.rangeClosed(1, 40)
                .boxed()
                .flatMap(ticket -> List.of(warning(7, ticket, LATE), warning(8, ticket, SOON)).stream())
                .toList();
        try (JdbcTransactions other = new JdbcTransactions(database)) {
            List<Thread> nodes = new ArrayList<>();
            List<Exception> wrong = Collections.synchronizedList(new ArrayList<>());
            for (JdbcTransactions node : List.of(transactions, other)) {
                nodes.add(Thread.ofPlatform().start(() -> {
                    try {
                        noteUntilDone(new Warnings(node), wanted);
                        for (long account : List.of(7L, 8L)) {
                            writeUntilDone(new Warnings(node), account);
                        }
                        drain(post(node));
                    } catch (Exception e) {
                        wrong.add(e);
                    }
                }));
            }
            for (Thread node : nodes) {
                node.join();
            }
            assertThat(wrong).isEmpty();
        }
        drain(post(transactions));
        assertThat(warnings().waiting()).isEmpty();
        assertThat(server.getReceivedMessages())
                .as("one for each of two people")
                .hasSize(2);
    }

    /** As the timetable does: what failed is tried again when it is due. */
    private static void noteUntilDone(Warnings warnings, List<Warnings.Warning> wanted) throws Exception {
        for (int i = 0; i < 3; i++) {
            try {
                warnings.note(wanted, Instant.EPOCH);
                return;
            } catch (SQLException taken) {
                // The other node was faster: the key holds, and the next look finds it noted.
            }
        }
        warnings.note(wanted, Instant.EPOCH);
    }

    private void writeUntilDone(Warnings warnings, long account) throws Exception {
        try {
            warnings.write(account, "deadlines:" + account + ":2026-05-19", now);
        } catch (SQLException taken) {
            warnings.write(account, "deadlines:" + account + ":2026-05-19", now);
        }
    }

    @Test
    void every_language_has_the_whole_letter_with_numbers_and_links_and_the_rest_is_counted() {
        Map<Heading, List<String>> lines = new TreeMap<>(Heading.ORDER);
        for (Which clock : Which.values()) {
            lines.put(new Heading(Stage.SOON, clock), List.of("soon" + clock.tag()));
            lines.put(
                    new Heading(Stage.LATE, clock),
                    IntStream.range(0, WarningsLetters.MOST + 3)
                            .mapToObj(i -> clock.tag() + i)
                            .toList());
        }
        for (Language language : Languages.UI) {
            Mail mail = letter(language.tag(), lines, "cause");
            String desk = "https://feedback.example.org/" + language.tag() + "/desk/";
            assertThat(mail.language()).isEqualTo(language.tag());
            assertThat(mail.body())
                    .as(language.tag())
                    .contains("answer49  " + desk + "tickets/answer49\n")
                    .doesNotContain("answer50")
                    .contains(desk + "tickets\n", desk + "account/warnings")
                    .doesNotContain("{", "}");
            assertThat(mail.body().indexOf("answer0"))
                    .as("what is late first")
                    .isLessThan(mail.body().indexOf("soonacknowledge"));
        }
        assertThat(letter("de", lines, "cause").language()).isEqualTo("en");
    }

    private static List<Deadline> deadlines(String now, Moment... history) {
        Terms terms = new Terms(WISCONSIN, WorkingHours.of("08:00-16:30").orElseThrow(), new Targets(2, 5, 10));
        Clocks clocks = Clocks.of(List.of(history), terms, true, Instant.parse(now));
        return Deadline.of(
                new TicketStanding(
                        clocks.acknowledge(),
                        clocks.update(),
                        clocks.answer(),
                        clocks.pausedAt(),
                        clocks,
                        0,
                        false,
                        0,
                        false),
                WISCONSIN,
                Instant.parse(now));
    }

    @Test
    void a_deadline_is_near_from_the_working_day_before_on_and_late_when_it_has_passed() {
        Moment opened = new Moment(Instant.parse("2026-05-20T15:00:00Z"), What.OPENED);
        assertThat(deadlines("2026-05-20T16:00:00Z", opened)).isEmpty();
        // Friday the 22nd; Monday the 25th is Memorial Day.
        assertThat(deadlines("2026-05-21T12:00:00Z", opened))
                .containsExactly(new Deadline(Which.ACKNOWLEDGE, Stage.SOON, LocalDate.of(2026, 5, 22)));
        assertThat(deadlines("2026-05-22T21:30:01Z", opened))
                .as("the agency's day ends at 16:30")
                .containsExactly(new Deadline(Which.ACKNOWLEDGE, Stage.LATE, LocalDate.of(2026, 5, 22)));
        Moment told = new Moment(Instant.parse("2026-05-21T15:00:00Z"), What.TOLD);
        assertThat(deadlines("2026-05-29T05:00:00Z", opened, told))
                .as("due on Friday the 29th")
                .containsExactly(new Deadline(Which.UPDATE, Stage.SOON, LocalDate.of(2026, 5, 29)));
        Moment asked = new Moment(Instant.parse("2026-05-28T15:00:00Z"), What.ASKED);
        assertThat(deadlines("2026-06-30T15:00:00Z", opened, told, asked))
                .as("the writer has the turn")
                .isEmpty();
        Moment answered = new Moment(Instant.parse("2026-05-29T15:00:00Z"), What.ANSWERED);
        assertThat(deadlines("2026-06-30T15:00:00Z", opened, told, answered)).isEmpty();
        assertThat(Clock.OVER.isOverdue()).isFalse();
    }

    /** The hour of summer begins on 8 March 2026 and ends on 1 November. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "2026-05-19T11:59:59Z, false",
        "2026-05-19T12:00:00Z, true",
        "2026-05-20T04:59:59Z, true",
        "2026-03-06T12:59:59Z, false",
        "2026-03-06T13:00:00Z, true",
        "2026-03-09T12:00:00Z, true",
        "2026-11-02T12:59:59Z, false",
        "2026-11-02T13:00:00Z, true",
        "2026-05-23T15:00:00Z, false",
        "2026-05-25T15:00:00Z, false",
        "2026-12-24T15:00:00Z, false",
        "2027-01-01T15:00:00Z, false",
        "2028-02-29T13:00:00Z, true"
    })
    void the_mail_of_a_day_goes_from_seven_on_where_the_agency_works(Instant at, boolean goes) {
        Agency agency = new Agency("patrol", Agency.Level.STATE, null, 20, Map.of(), Set.of());
        assertThat(DeadlineWarnings.isMorning(at, List.of(agency))).isEqualTo(goes);
        assertThat(DeadlineWarnings.isMorning(at, List.of())).isFalse();
    }
}
