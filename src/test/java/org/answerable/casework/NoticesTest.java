package org.answerable.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.answerable.language.Language;
import org.answerable.language.Languages;
import org.answerable.language.Messages;
import org.answerable.platform.Databases;
import org.answerable.platform.JdbcTransactions;
import org.answerable.platform.mail.Carriers;
import org.answerable.platform.mail.DeafServer;
import org.answerable.platform.mail.Mail;
import org.answerable.platform.mail.Mailer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Notices on both databases, to a real SMTP server, with a clock that the test moves. */
class NoticesTest {
    private static final String ADDRESS = "writer@example.org";
    private static final String WORDS = "palabra-secreta del caso";
    private static final Duration PATIENCE = Duration.ofMillis(400);

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
    private final Messages messages = new Messages();
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
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
                "insert into submission (id, code, receipt_hash, kind, text, language, language_source, "
                        + "language_confidence, publish, share_contact,"
                        + " channel, received_at, state, version) values (7, 'code', 'hash', 'complaint', '" + WORDS
                        + "', 'es', 'given', 1, false, false, 'web', 0, 'received', 1)");
    }

    private Notices notices() {
        return new Notices(transactions);
    }

    private NoticesPost post(Mailer mailer) {
        return post(mailer, "es-MX");
    }

    private NoticesPost post(Mailer mailer, String language) {
        return new NoticesPost(
                notices(),
                mailer,
                due -> Optional.of(NoticesLetters.letter(
                        messages, "https://feedback.example.org", ADDRESS, language, due.cause())),
                () -> now);
    }

    private Mailer smtp() {
        return Carriers.smtp(server.getSmtp().getPort(), PATIENCE);
    }

    private boolean add(String cause) throws Exception {
        return notices().add(cause, 7, "answer", now);
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
    void an_act_followed_twice_is_sent_once_in_the_writers_language(Databases.Kind kind) throws Exception {
        begin(kind);
        assertThat(add("3:answer:7")).isTrue();
        assertThat(add("3:answer:7")).isFalse();
        NoticesPost post = post(smtp());
        assertThat(drain(post)).isEqualTo(1);
        assertThat(add("3:answer:7")).isFalse();
        now = now.plus(Duration.ofDays(1));
        assertThat(drain(post)).isZero();
        assertThat(server.getReceivedMessages()).hasSize(1);
        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(mail.getSubject()).isEqualTo("Hay algo nuevo para leer");
        String body = (String) mail.getContent();
        assertThat(body)
                .contains("https://feedback.example.org/es/receipt")
                .contains("código")
                .doesNotContain(WORDS)
                .doesNotContain("{")
                .doesNotContain("hash");
        assertThat(mail.getHeader("Content-Language")).containsExactly("es");
        assertThat(mail.getAllRecipients()[0]).hasToString(ADDRESS);
    }

    /**
     * What happened, where, and to whom it was sent make no letter another: all there is to tell one from another is
     * the language.
     */
    @Test
    void every_letter_of_a_language_is_the_same_word_for_word() {
        for (Language language : Languages.UI) {
            Set<String> letters = new HashSet<>();
            for (String cause : List.of("3:answer:7", "4:message:7", "900:promise:12", "state-patrol", WORDS)) {
                for (String address : List.of(ADDRESS, "somebody@example.net")) {
                    Mail letter = NoticesLetters.letter(
                            messages, "https://feedback.example.org", address, language.tag(), cause);
                    letters.add(letter.subject() + "\n" + letter.body());
                }
            }
            assertThat(letters).as(language.tag()).hasSize(1);
            assertThat(letters.iterator().next())
                    .as("no name of an agency, but the site's own address")
                    .doesNotContain("ICE")
                    .doesNotContain("CBP")
                    .doesNotContain("Patrol")
                    .doesNotContain(WORDS);
        }
    }

    @Test
    void who_has_no_receipt_is_not_asked_for_one() {
        for (Language language : Languages.UI) {
            Mail letter = NoticesLetters.imported(
                    messages, "https://x.example", "office@x.example", ADDRESS, language.tag(), "1:received:7");
            assertThat(letter.body())
                    .as(language.tag())
                    .contains("office@x.example")
                    .contains("https://x.example/" + language.tag())
                    .doesNotContain("/receipt");
            assertThat(NoticesLetters.imported(messages, "https://x.example", "", ADDRESS, language.tag(), "c")
                            .body())
                    .as("an office that gives no address")
                    .doesNotContain("{")
                    .containsOnlyOnce("https://x.example/" + language.tag());
        }
    }

    @Test
    void a_language_the_product_does_not_speak_is_written_to_in_english() throws Exception {
        begin(Databases.Kind.H2);
        add("1:answer:7");
        drain(post(smtp(), "pl"));
        assertThat(server.getReceivedMessages()[0].getSubject()).isEqualTo("There is something new for you to read");
        assertThat((String) server.getReceivedMessages()[0].getContent())
                .contains("https://feedback.example.org/en/receipt");
    }

    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void a_server_that_refuses_or_stalls_is_tried_again_later_and_later(Databases.Kind kind) throws Exception {
        begin(kind);
        add("1:answer:7");
        try (DeafServer refusing = DeafServer.refusing();
                DeafServer stalled = DeafServer.stalled()) {
            assertThat(drain(post(Carriers.smtp(refusing.port(), PATIENCE)))).isEqualTo(1);
            assertThat(drain(post(smtp()))).as("not before a minute is over").isZero();
            now = now.plus(Duration.ofMinutes(1));
            assertThat(drain(post(Carriers.smtp(stalled.port(), PATIENCE)))).isEqualTo(1);
            now = now.plus(Duration.ofMinutes(1));
            assertThat(drain(post(smtp())))
                    .as("not before two minutes are over")
                    .isZero();
            now = now.plus(Duration.ofMinutes(1));
        }
        assertThat(server.getReceivedMessages()).isEmpty();
        assertThat(drain(post(smtp()))).isEqualTo(1);
        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(post(smtp()).oldestWaits()).isZero();
    }

    @Test
    void a_server_that_is_down_and_comes_back_gets_it_then() throws Exception {
        begin(Databases.Kind.H2);
        int port = server.getSmtp().getPort();
        server.stop();
        add("1:answer:7");
        NoticesPost post = post(Carriers.smtp(port, PATIENCE));
        assertThat(drain(post)).isEqualTo(1);
        now = now.plus(Duration.ofMinutes(11));
        assertThat(post.oldestWaits()).isGreaterThan(NoticesPost.ALARM);
        GreenMail back = new GreenMail(new ServerSetup(port, "127.0.0.1", "smtp"));
        back.start();
        try {
            assertThat(drain(post)).isEqualTo(1);
            assertThat(back.getReceivedMessages()).hasSize(1);
        } finally {
            back.stop();
        }
    }

    @Test
    void it_is_given_up_after_three_days_and_said_so() throws Exception {
        begin(Databases.Kind.H2);
        add("1:answer:7");
        try (DeafServer refusing = DeafServer.refusing()) {
            NoticesPost post = post(Carriers.smtp(refusing.port(), PATIENCE));
            Instant begun = now;
            int tries = 0;
            while (post.givenUp() == 0) {
                tries += drain(post);
                now = now.plus(Duration.ofMinutes(1));
                assertThat(Duration.between(begun, now)).isLessThan(Duration.ofDays(4));
            }
            assertThat(Duration.between(begun, now))
                    .isBetween(
                            Duration.ofDays(3),
                            Duration.ofDays(3).plus(NoticesPost.LONGEST_PAUSE).plusMinutes(1));
            assertThat(tries).isBetween(15, 25);
        }
        now = now.plus(Duration.ofDays(1));
        assertThat(drain(post(smtp()))).isZero();
        assertThat(post(smtp()).oldestWaits()).isZero();
    }

    @Test
    void pauses_double_from_a_minute_to_six_hours() {
        assertThat(NoticesPost.pause(1)).isEqualTo(Duration.ofMinutes(1));
        assertThat(NoticesPost.pause(2)).isEqualTo(Duration.ofMinutes(2));
        assertThat(NoticesPost.pause(9)).isEqualTo(Duration.ofMinutes(256));
        assertThat(NoticesPost.pause(10)).isEqualTo(Duration.ofHours(6));
        assertThat(NoticesPost.pause(1000)).isEqualTo(Duration.ofHours(6));
    }

    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void a_server_killed_between_accepted_and_marked_sends_one_duplicate_with_the_same_message_id(Databases.Kind kind)
            throws Exception {
        begin(kind);
        add("1:answer:7");
        Mailer smtp = smtp();
        JdbcTransactions dying = new JdbcTransactions(database);
        Mailer lastAct = new Mailer() {
            @Override
            public void send(Mail mail) throws Undeliverable, Delayed {
                smtp.send(mail);
                try {
                    dying.cut();
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            }

            @Override
            public Duration longest() {
                return smtp.longest();
            }
        };
        NoticesPost killed = new NoticesPost(
                new Notices(dying),
                lastAct,
                due -> Optional.of(NoticesLetters.letter(messages, "https://x", ADDRESS, "en", due.cause())),
                () -> now);
        assertThatThrownBy(killed::step).isInstanceOf(SQLException.class);
        NoticesPost next = post(smtp);
        assertThat(drain(next)).as("the claim still holds").isZero();
        now = now.plus(smtp.longest());
        assertThat(drain(next)).isEqualTo(1);
        now = now.plus(Duration.ofDays(1));
        assertThat(drain(next)).isZero();
        assertThat(server.getReceivedMessages()).hasSize(2);
        assertThat(server.getReceivedMessages()[0].getMessageID())
                .isEqualTo(server.getReceivedMessages()[1].getMessageID());
    }

    @Test
    void two_nodes_never_send_the_same_notice() throws Exception {
        begin(Databases.Kind.POSTGRESQL);
        for (int i = 0; i < 60; i++) {
            add(i + ":answer:7");
        }
        JdbcTransactions other = new JdbcTransactions(database);
        try (other) {
            Thread[] nodes = {
                Thread.ofPlatform().start(() -> quietly(post(smtp()))),
                Thread.ofPlatform()
                        .start(() -> quietly(new NoticesPost(
                                new Notices(other),
                                smtp(),
                                due -> Optional.of(
                                        NoticesLetters.letter(messages, "https://x", ADDRESS, "en", due.cause())),
                                () -> now)))
            };
            for (Thread node : nodes) {
                node.join();
            }
        }
        assertThat(server.getReceivedMessages()).hasSize(60);
        assertThat(Arrays.stream(server.getReceivedMessages())
                        .map(NoticesTest::id)
                        .distinct())
                .hasSize(60);
    }

    private static void quietly(NoticesPost post) {
        try {
            drain(post);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String id(MimeMessage message) {
        try {
            return message.getMessageID();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whoever_took_the_address_back_is_not_written_to() throws Exception {
        begin(Databases.Kind.H2);
        add("1:answer:7");
        assertThat(drain(new NoticesPost(notices(), smtp(), due -> Optional.empty(), () -> now)))
                .isEqualTo(1);
        assertThat(server.getReceivedMessages()).isEmpty();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select given_up from notice")) {
            row.next();
            assertThat(row.getBoolean(1)).isTrue();
        }
    }
}
