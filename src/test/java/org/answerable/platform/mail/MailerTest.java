package org.answerable.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both carriers, over a real SMTP server and a real folder. */
class MailerTest {
    private static final Mail SPANISH = new Mail(
            "maría".replace("í", "i") + "@example.org",
            "Hay algo nuevo: ¿quién, qué y cuándo? – información según el año",
            "Buenos días:\n\nHay algo que leer – «¡ábralo!» 🙂\n.\nUna línea sola con un punto arriba.\n",
            "es",
            "17:answer:4");

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));

    @TempDir
    Path folder;

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private Mailer smtp() {
        return Carriers.smtp(server.getSmtp().getPort(), Duration.ofSeconds(5));
    }

    @Test
    void a_spanish_message_arrives_as_it_was_written() throws Exception {
        smtp().send(SPANISH);
        MimeMessage received = server.getReceivedMessages()[0];
        check(received);
        assertThat(received.getHeader("Subject")[0]).as("on the wire").isASCII();
    }

    @Test
    void the_outbox_keeps_the_same_message() throws Exception {
        Mailer outbox = Carriers.outbox(folder.resolve("outbox"));
        outbox.send(SPANISH);
        outbox.send(SPANISH);
        List<Path> kept = files(folder.resolve("outbox"));
        assertThat(kept)
                .as("one for each cause")
                .hasSize(1)
                .allMatch(file -> file.toString().endsWith(".eml"));
        try (InputStream in = Files.newInputStream(kept.getFirst())) {
            check(new MimeMessage(Session.getInstance(new Properties()), in));
        }
    }

    private static void check(MimeMessage message) throws Exception {
        assertThat(message.getSubject()).isEqualTo(SPANISH.subject());
        assertThat(((String) message.getContent()).replace("\r\n", "\n").strip())
                .isEqualTo(SPANISH.body().strip());
        assertThat(message.getContentType().toLowerCase())
                .startsWith("text/plain")
                .contains("utf-8");
        assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(message.getHeader("Content-Language")).containsExactly("es");
        assertThat(message.getMessageID()).matches("<id-[0-9a-f]+@example\\.org>");
        assertThat(message.getFrom()[0]).hasToString("Answerable <no-reply@example.org>");
        assertThat(message.getAllRecipients()).singleElement().hasToString(SPANISH.to());
        assertThat(message.getSentDate()).isNotNull();
    }

    @Test
    void the_same_cause_gives_the_same_message_id_and_another_cause_another() throws Exception {
        smtp().send(SPANISH);
        smtp().send(SPANISH);
        smtp().send(new Mail(SPANISH.to(), "x", "y", "en", "18:answer:4"));
        MimeMessage[] received = server.getReceivedMessages();
        assertThat(received[0].getMessageID())
                .isEqualTo(received[1].getMessageID())
                .isNotEqualTo(received[2].getMessageID());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@example.org\r\nBcc: b@example.org",
                "a@example.org\nX: y",
                "a@example.org, b@example.org",
                "a@example.org b@example.org",
                "A <a@example.org>",
                "a@",
                "@example.org",
                "a",
                "",
                "a@example.org;b@example.org",
                "group:a@example.org;",
                "a\0@example.org",
                "\"a b\"@example.org"
            })
    void what_is_not_one_plain_address_is_refused_and_nothing_is_sent(String address) throws IOException {
        Mail mail = new Mail(address, "subject", "body", "en", "1");
        assertThatThrownBy(() -> smtp().send(mail)).isInstanceOf(Mailer.Undeliverable.class);
        assertThatThrownBy(() -> Carriers.outbox(folder).send(mail)).isInstanceOf(Mailer.Undeliverable.class);
        assertThat(server.getReceivedMessages()).isEmpty();
        assertThat(files(folder)).isEmpty();
    }

    @Test
    void an_international_domain_is_written_in_ascii() throws Exception {
        smtp().send(new Mail("a@bücher.example", "subject", "body", "en", "1"));
        assertThat(server.getReceivedMessages()[0].getAllRecipients()[0]).hasToString("a@xn--bcher-kva.example");
    }

    @Test
    void a_line_break_in_a_subject_never_becomes_a_header() {
        assertThatThrownBy(() -> smtp().send(new Mail("a@example.org", "x\r\nBcc: b@example.org", "body", "en", "1")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void user_and_password_come_from_the_address_of_the_server() throws Exception {
        server.setUser("answerable@example.org", "answerable", "pass:word/ñ");
        Mailer mailer = Carriers.smtp("smtp://answerable:pass%3Aword%2F%C3%B1@127.0.0.1:"
                + server.getSmtp().getPort() + "?tls=none");
        mailer.send(SPANISH);
        assertThat(server.getReceivedMessages()).hasSize(1);
        Mailer wrong = Carriers.smtp(
                "smtp://answerable:other@127.0.0.1:" + server.getSmtp().getPort() + "?tls=none");
        assertThatThrownBy(() -> wrong.send(SPANISH)).isInstanceOf(Mailer.Delayed.class);
    }

    @Test
    void to_a_server_that_offers_no_tls_nothing_is_sent_unless_its_address_says_so() throws Exception {
        server.setUser("answerable@example.org", "answerable", "secret");
        int port = server.getSmtp().getPort();
        for (String url : List.of(
                "smtp://127.0.0.1:" + port, "smtp://localhost:" + port, "smtp://answerable:secret@127.0.0.1:" + port)) {
            assertThatThrownBy(() -> Carriers.smtp(url).send(SPANISH)).as(url).isInstanceOf(Mailer.Delayed.class);
        }
        assertThat(server.getReceivedMessages()).isEmpty();
        Carriers.smtp("smtp://127.0.0.1:" + port + "?tls=none").send(SPANISH);
        Carriers.smtp("smtp://localhost:" + port + "?tls=none").send(SPANISH);
        assertThat(server.getReceivedMessages()).hasSize(2);
    }

    @Test
    void to_a_server_whose_tls_cannot_be_trusted_nothing_of_a_message_is_said() throws Exception {
        try (DeafServer server = DeafServer.offeringTls()) {
            assertThatThrownBy(() ->
                            Carriers.smtp("smtp://127.0.0.1:" + server.port()).send(SPANISH))
                    .isInstanceOf(Mailer.Delayed.class);
            assertThat(server.heard())
                    .contains("STARTTLS")
                    .noneMatch(
                            line -> line.contains("MAIL FROM") || line.contains("maria") || line.contains("no-reply"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "smtp://user:secret@192.0.2.1?tls=none",
                "smtp://192.0.2.1?tls=maybe",
                "smtp://127.0.0.1?starttls=false",
                "smtps://127.0.0.1?tls=none",
                "smtp://127.0.0.1?tls=none&x=y"
            })
    void an_address_of_a_server_that_asks_for_what_there_is_not_is_refused_at_the_start(String url) {
        assertThatThrownBy(() -> Carriers.smtp(url)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_went_wrong_never_quotes_the_address() throws Exception {
        try (DeafServer refusing = DeafServer.refusing()) {
            assertThatThrownBy(() -> Carriers.smtp(refusing.port(), Duration.ofSeconds(5))
                            .send(SPANISH))
                    .isInstanceOf(Mailer.Delayed.class)
                    .hasNoCause()
                    .satisfies(e -> assertThat(e.toString()).doesNotContain("maria", "example.org"));
        }
        assertThat(SPANISH.toString()).doesNotContain("maria");
    }

    @Test
    void a_server_that_says_nothing_is_left_after_a_while() throws Exception {
        try (DeafServer stalled = DeafServer.stalled()) {
            assertThatThrownBy(() -> Carriers.smtp(stalled.port(), Duration.ofMillis(300))
                            .send(SPANISH))
                    .isInstanceOf(Mailer.Delayed.class);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    static {
        assertThat(SPANISH.body().getBytes(StandardCharsets.UTF_8).length)
                .isGreaterThan(SPANISH.body().length());
    }
}
