package org.answerable.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.answerable.access.Caller;
import org.answerable.access.Identity;
import org.answerable.access.Role;
import org.answerable.accounts.Accounts;
import org.answerable.accounts.DraftKeeping;
import org.answerable.casework.Answering;
import org.answerable.casework.TicketReading;
import org.answerable.directory.DocumentEntry;
import org.answerable.directory.DocumentReading;
import org.answerable.insight.PlainCount;
import org.answerable.insight.Recounting;
import org.answerable.intake.Acknowledgement;
import org.answerable.intake.Arrivals;
import org.answerable.intake.Consenting;
import org.answerable.intake.Following;
import org.answerable.intake.NewSubmission;
import org.answerable.intake.OpeningSealed;
import org.answerable.intake.SealKeeping;
import org.answerable.intake.ShownPlace;
import org.answerable.intake.Submission;
import org.answerable.intake.Submitting;
import org.answerable.intake.TicketRole;
import org.answerable.intake.TicketStatus;
import org.answerable.journal.Followers;
import org.answerable.language.Language;
import org.answerable.platform.Refusal;
import org.answerable.platform.Time;
import org.answerable.publication.PublicRecords;
import org.answerable.publication.Publishing;
import org.answerable.search.DocumentFinder;
import org.answerable.townhall.PromiseState;
import org.answerable.townhall.TownHallReading;
import org.answerable.web.Items;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The use cases within the real container: transactions, rights and the journal as Open Liberty runs them. */
@ExtendWith(ArquillianExtension.class)
class UseCasesIT {
    @Inject
    Submitting submitting;

    @Inject
    Following following;

    @Inject
    Answering answering;

    @Inject
    TicketReading tickets;

    @Inject
    OpeningSealed opening;

    @Inject
    SealKeeping sealing;

    @Inject
    Publishing publishing;

    @Inject
    Consenting consenting;

    @Inject
    Recounting recounting;

    @Inject
    Followers followers;

    @Inject
    PublicRecords records;

    @Inject
    TownHallReading townHalls;

    @Inject
    Accounts accounts;

    @Inject
    DraftKeeping drafts;

    @Inject
    DocumentReading documents;

    @Inject
    DocumentFinder documentFinder;

    @Inject
    Caller caller;

    @Inject
    Time time;

    @Inject
    UserTransaction transaction;

    @Resource(lookup = "jdbc/answerable")
    DataSource database;

    @Deployment
    static WebArchive product() {
        // Another name than the product's: server.xml names that application, which is not there on the tests' server.
        return ShrinkWrap.create(ZipImporter.class, "use-cases.war")
                .importFrom(new File("target/answerable.war"))
                .as(WebArchive.class)
                .addPackages(true, "org.assertj.core")
                .addClass(PlainCount.class);
    }

    private static NewSubmission said(String text, boolean publish) {
        return new NewSubmission(
                "complaint",
                text,
                null,
                "en",
                List.of(),
                List.of("state-patrol"),
                "Dane",
                null,
                null,
                null,
                publish,
                null,
                false,
                true,
                List.of(),
                List.of(),
                Submission.Channel.API);
    }

    private Identity account(String name) {
        return accounts.identity(name).orElseThrow();
    }

    private long count(String sql, String parameter) throws Exception {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            if (parameter != null) {
                query.setString(1, parameter);
            }
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    @Test
    void a_submission_its_tickets_and_their_journal_rows_come_in_one_transaction_or_not_at_all() throws Exception {
        long before = count("select count(*) from journal_entry", null);
        transaction.begin();
        Acknowledgement undone = submitting.submit(said("This will be rolled back.", true), Language.ENGLISH);
        transaction.rollback();
        assertThatThrownBy(() -> following.open(undone.receipt().grouped(), Language.ENGLISH))
                .isInstanceOf(Refusal.NotFound.class);
        assertThat(count("select count(*) from submission where code = ?", undone.submission()))
                .isZero();
        assertThat(count("select count(*) from journal_entry where subject = ?", "submission:" + undone.submission()))
                .isZero();

        Acknowledgement kept = submitting.submit(said("This will be kept.", true), Language.ENGLISH);
        assertThat(following.open(kept.receipt().grouped(), Language.ENGLISH).text())
                .isEqualTo("This will be kept.");
        assertThat(count("select count(*) from journal_entry where subject = ?", "submission:" + kept.submission()))
                .as("received, and what was chosen")
                .isEqualTo(2);
        for (Acknowledgement.OpenedTicket ticket : kept.tickets()) {
            assertThat(count("select count(*) from journal_entry where subject = ?", "ticket:" + ticket.ticket()))
                    .isEqualTo(1);
        }
        assertThat(count("select count(*) from journal_entry", null))
                .isGreaterThanOrEqualTo(before + 2 + kept.tickets().size());
    }

    @Test
    void a_use_case_refuses_whoever_lacks_the_right_before_it_begins() throws Exception {
        Acknowledgement said = submitting.submit(said("Rights are checked at the use case.", true), Language.ENGLISH);
        String ticket = said.tickets().getFirst().ticket();
        assertThatThrownBy(() -> answering.answer(ticket, "text", "en", true, null))
                .isInstanceOf(Refusal.Unauthenticated.class);
        assertThatThrownBy(() -> caller.as(account("auditor@demo"), () -> {
                    answering.answer(ticket, "text", "en", true, null);
                    return null;
                }))
                .isInstanceOf(Refusal.Forbidden.class);
        assertThatThrownBy(() -> caller.as(account("liaison@cbp.demo"), () -> tickets.file(ticket, Language.ENGLISH)))
                .isInstanceOf(Refusal.NotFound.class);
        assertThat(caller.as(account("liaison@state-patrol.demo"), () -> tickets.file(ticket, Language.ENGLISH))
                        .answers())
                .isEmpty();
    }

    private void write(String document, String entry) throws Exception {
        try (Connection connection = database.getConnection();
                PreparedStatement update =
                        connection.prepareStatement("update public_document set entry = ? where slug = ?")) {
            update.setString(1, entry);
            update.setString(2, document);
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }

    @Test
    void what_another_node_takes_back_is_read_here_no_more_while_the_copy_in_memory_is_older() throws Exception {
        DocumentEntry document = documents.documents("", "").getFirst();
        DocumentEntry.Version version = document.newest();
        String language = version.texts().keySet().iterator().next();
        assertThat(documents.words(document.slug(), version.number(), language)).isPresent();
        String before;
        try (Connection connection = database.getConnection();
                PreparedStatement query =
                        connection.prepareStatement("select entry from public_document where slug = ?")) {
            query.setString(1, document.slug());
            try (ResultSet row = query.executeQuery()) {
                row.next();
                before = row.getString(1);
            }
        }
        String number = "\"number\":" + version.number();
        assertThat(before).contains(number);
        try {
            write(
                    document.slug(),
                    before.replace(
                            number, number + ",\"takenBack\":{\"on\":\"2026-05-06\",\"reason\":\"It names one.\"}"));
            DocumentEntry now = documents.document(document.slug());
            assertThat(now.version(version.number()).orElseThrow().takenBack())
                    .isEqualTo(new DocumentEntry.TakenBack("2026-05-06", ""));
            assertThat(documents.words(document.slug(), version.number(), language))
                    .isEmpty();
            assertThat(documents.said(document.slug(), version.number())).isEmpty();
            assertThatThrownBy(() -> documents.said(document.slug(), version.number(), language))
                    .isInstanceOf(Refusal.NotFound.class);
            assertThatThrownBy(() -> documents.pdf(document.slug(), version.number(), language))
                    .isInstanceOf(Refusal.NotFound.class);
            assertThat(documentFinder.find(document.title(Language.ENGLISH), 10))
                    .as("the search goes on")
                    .extracting(DocumentFinder.Found::slug)
                    .contains(document.slug());
        } finally {
            write(document.slug(), before);
        }
    }

    @Test
    void what_is_refused_changes_nothing() throws Exception {
        Acknowledgement said = submitting.submit(said("A refusal rolls back.", false), Language.ENGLISH);
        assertThatThrownBy(() -> caller.as(
                        account("moderator@demo"),
                        () -> publishing.publish(
                                said.submission(), new Publishing.Decision(List.of(), null, null, false))))
                .isInstanceOf(Refusal.Conflict.class);
        assertThat(count(
                        "select count(*) from public_record r join submission s on s.id = r.submission where s.code = ?",
                        said.submission()))
                .isZero();
        assertThat(count(
                        "select count(*) from moderation m join submission s on s.id = m.submission where s.code = ?",
                        said.submission()))
                .isZero();
    }

    @Test
    void an_answer_after_publishing_waits_for_the_moderator_and_is_not_public_before() throws Exception {
        Acknowledgement said = submitting.submit(said("Published first, answered later.", true), Language.ENGLISH);
        String record = caller.as(
                        account("moderator@demo"),
                        () -> publishing.publish(
                                said.submission(), new Publishing.Decision(List.of(), null, null, false)))
                .record();
        caller.as(account("liaison@state-patrol.demo"), () -> {
            answering.answer(said.tickets().getFirst().ticket(), "The answer.", "en", true, null);
            return null;
        });
        assertThat(records.find(record).orElseThrow().answers()).isEmpty();
        assertThat(following
                        .open(said.receipt().grouped(), Language.ENGLISH)
                        .progress()
                        .answers())
                .hasSize(1);
        caller.as(
                account("moderator@demo"),
                () -> publishing.publish(said.submission(), new Publishing.Decision(List.of(), null, null, false)));
        assertThat(records.find(record).orElseThrow().answers())
                .as("nobody has named it")
                .isEmpty();
        String answer = caller.as(
                        account("liaison@state-patrol.demo"),
                        () -> tickets.file(said.tickets().getFirst().ticket(), Language.ENGLISH))
                .answers()
                .getFirst()
                .id();
        caller.as(
                account("moderator@demo"),
                () -> publishing.publish(
                        said.submission(), new Publishing.Decision(List.of(), null, Map.of(answer, List.of()), false)));
        assertThat(records.find(record).orElseThrow().answers())
                .extracting("text")
                .containsExactly("The answer.");
        following.withdraw(said.receipt().grouped());
        assertThat(records.find(record)).isEmpty();
    }

    /** Every column of every table that holds text, with the rows in which a word stands. */
    private List<String> holding(String word) throws Exception {
        List<String> holding = new ArrayList<>();
        try (Connection connection = database.getConnection();
                ResultSet columns = connection.getMetaData().getColumns(null, "PUBLIC", "%", "%")) {
            int looked = 0;
            while (columns.next()) {
                if (columns.getString("TYPE_NAME").startsWith("CHARACTER")) {
                    looked++;
                    String column = columns.getString("COLUMN_NAME");
                    String table = columns.getString("TABLE_NAME");
                    if (count(
                                    "select count(*) from \"" + table + "\" where \"" + column + "\" like ?",
                                    "%" + word + "%")
                            > 0) {
                        holding.add(table + "." + column);
                    }
                }
            }
            assertThat(looked).as("columns looked through").isGreaterThan(80);
        }
        return holding;
    }

    private static final List<String> PLACES =
            List.of("text", "title", "municipality", "detail", "person", "mail", "reply");

    /** A submission whose every field holds a word of its own, and people who quoted it. */
    private Acknowledgement quoted(String mark) throws Exception {
        String text = "They " + mark + "text stopped my brother at the corner of our street and took his phone.";
        Acknowledgement said = submitting.submit(
                new NewSubmission(
                        "complaint",
                        text,
                        "About " + mark + "title and my brother",
                        "en",
                        List.of(),
                        List.of("state-patrol"),
                        "Dane",
                        mark + "municipality",
                        "Behind the red house of " + mark + "detail",
                        LocalDate.parse("2026-02-03"),
                        true,
                        new NewSubmission.NewContact(mark + "person", mark + "mail@example.org", null, "es"),
                        false,
                        true,
                        List.of(),
                        List.of(),
                        Submission.Channel.API),
                new Submitting.Repeatable("key " + mark, "body"),
                Language.ENGLISH);
        String ticket = said.tickets().getFirst().ticket();
        String quote = "They " + mark + "text stopped my brother at the corner of our street";
        following.reply(
                said.receipt().grouped(), "It was " + mark + "reply on a Monday, near the school, two of them.");
        caller.as(account("liaison@state-patrol.demo"), () -> {
            answering.note(ticket, "To do: " + quote + ". Call them.");
            answering.note(ticket, "Nothing of it.");
            answering.message(ticket, "You wrote: “" + quote + "”. When?", null, null);
            answering.answer(ticket, "You wrote: “" + quote + "”. We look into it.", "en", true, null);
            answering.answer(ticket, "We are sorry.", "en", true, null);
            return null;
        });
        caller.as(
                account("moderator@demo"),
                () -> publishing.publish(said.submission(), new Publishing.Decision(List.of(), null, Map.of(), false)));
        caller.as(account("moderator@demo"), () -> {
            publishing.withhold(said.submission(), "It says: " + quote);
            return publishing.publish(said.submission(), new Publishing.Decision(List.of(), null, Map.of(), false));
        });
        return said;
    }

    @Test
    void what_is_taken_back_stands_in_no_column_of_the_database_but_under_seal_and_is_erased_when_its_time_is_over()
            throws Exception {
        String mark = "zq" + Long.toString(System.nanoTime(), 36);
        Acknowledgement said = quoted(mark);
        for (String place : PLACES) {
            assertThat(holding(mark + place).isEmpty())
                    .as(place + " before")
                    .isEqualTo(place.equals("person") || place.equals("mail"));
        }
        String of = "select count(*) from %s c join submission s on s.id = c.submission where s.code = ?";
        assertThat(count(of.formatted("contact"), said.submission())).isEqualTo(1);
        assertThat(holding(mark).stream().filter(column -> column.startsWith("JOURNAL")))
                .as("the journal holds no word of it, nor of who wrote")
                .isEmpty();
        assertThat(count(
                        "select count(*) from journal_entry where subject = ? and act in ('submission.received', "
                                + "'submission.consented') and actor <> 'resident'",
                        "submission:" + said.submission()))
                .as("and no name of who wrote")
                .isZero();
        String narrowed =
                "select count(*) from ticket t join submission s on s.id = t.submission where s.code = ? and t.county is not null";
        assertThat(count(narrowed, said.submission())).isPositive();
        following.withdraw(said.receipt().grouped());
        assertThat(count(narrowed, said.submission())).isZero();
        for (String place : PLACES) {
            assertThat(holding(mark + place)).as(place).isEmpty();
        }
        assertThat(count(of.formatted("contact"), said.submission())).isZero();
        assertThat(count(of.formatted("notice") + " and c.sent_at is null", said.submission()))
                .isZero();
        assertThat(count(of.formatted("sealed_original"), said.submission())).isEqualTo(1);
        assertThat(submitting
                        .submit(said("body", false), new Submitting.Repeatable("key " + mark, "body"), Language.ENGLISH)
                        .submission())
                .as("a repeated request is no new submission")
                .isEqualTo(said.submission());

        for (String page :
                List.of("tickets/" + said.tickets().getFirst().ticket() + "/note", "moderation/" + said.submission())) {
            String place = "/desk/" + page;
            assertThat(caller.as(account("liaison@state-patrol.demo"), () -> {
                        drafts.keep(place, Map.of("text", List.of("A page left open: " + mark + "body")));
                        return drafts.own(place::equals);
                    }))
                    .as("kept of what is typed at " + page)
                    .isEmpty();
        }
        assertThat(holding(mark + "body")).isEmpty();

        TicketReading.TicketFile file = caller.as(
                account("liaison@state-patrol.demo"),
                () -> tickets.file(said.tickets().getFirst().ticket(), Language.ENGLISH));
        assertThat(file.ticket().text()).isEmpty();
        assertThat(file.ticket().withdrawnAt()).isNotNull();
        assertThat(file.ticket().title()).isNull();
        assertThat(file.ticket().occurredOn()).isNull();
        assertThat(file.ticket().place()).isEqualTo(new ShownPlace(null, null, null));
        assertThat(file.ticket().because().toString()).doesNotContain("Dane");
        assertThat(file.notes())
                .extracting("text", "sealed")
                .containsExactly(tuple("To do: ▮▮▮. Call them.", true), tuple("Nothing of it.", false));
        assertThat(file.answers())
                .extracting("text", "sealed")
                .containsExactly(tuple("You wrote: “▮▮▮”. We look into it.", true), tuple("We are sorry.", false));
        assertThat(file.messages())
                .extracting("text", "sealed")
                .containsExactly(tuple("", true), tuple("You wrote: “▮▮▮”. When?", true));
        assertThatThrownBy(() -> caller.as(account("liaison@state-patrol.demo"), () -> {
                    answering.note(said.tickets().getFirst().ticket(), "As copied before.");
                    return null;
                }))
                .isInstanceOf(Refusal.Conflict.class);
        assertThatThrownBy(() -> following.reply(said.receipt().grouped(), "Once more."))
                .isInstanceOf(Refusal.Conflict.class);

        assertThat(time.at(Instant.now().plus(Duration.ofDays(364)), sealing::erase))
                .isZero();
        assertThat(time.at(Instant.now().plus(Duration.ofDays(366)), sealing::erase))
                .isPositive();
        assertThat(count(of.formatted("sealed_original"), said.submission())).isZero();
        assertThat(count(of.formatted("sealed_part"), said.submission())).isZero();
        assertThat(count(
                        "select count(*) from journal_entry where act = 'submission.erased' and actor = 'system' and subject = ?",
                        "submission:" + said.submission()))
                .isEqualTo(1);
        assertThat(following.open(said.receipt().grouped(), Language.ENGLISH).timeline())
                .extracting("what")
                .contains("Your words were sealed.", "Your sealed words were erased.");
    }

    /** Whoever holds all of the database cannot open what somebody sent, nor show anybody their receipt. */
    @Test
    void a_receipt_stands_in_no_column_of_the_database() throws Exception {
        Acknowledgement said = quoted("zq" + Long.toString(System.nanoTime(), 36));
        assertThat(holding(said.submission()))
                .as("what looks for it finds what is there")
                .isNotEmpty();
        assertThat(holding(said.receipt().grouped())).isEmpty();
        String bare = said.receipt().grouped().replaceAll("[^0-9A-Za-z]", "");
        assertThat(holding(bare)).isEmpty();
        // Nor what anybody can make of it who has no key.
        for (String hash : List.of("MD5", "SHA-1", "SHA-256", "SHA-512", "SHA3-256")) {
            for (String written :
                    List.of(bare, bare.toLowerCase(Locale.ROOT), said.receipt().grouped())) {
                byte[] made = MessageDigest.getInstance(hash).digest(written.getBytes(StandardCharsets.UTF_8));
                assertThat(holding(HexFormat.of().formatHex(made))).as(hash).isEmpty();
                assertThat(holding(Base64.getEncoder().withoutPadding().encodeToString(made)))
                        .as(hash)
                        .isEmpty();
            }
        }
    }

    @Test
    void two_accounts_open_what_is_sealed_and_one_does_not() throws Exception {
        String mark = "zq" + Long.toString(System.nanoTime(), 36);
        Acknowledgement said = quoted(mark);
        following.withdraw(said.receipt().grouped());
        String id = said.submission();
        Identity moderator = account("moderator@demo");
        Identity coordinator = account("coordinator@demo");
        assertThatThrownBy(() -> caller.as(moderator, () -> opening.open(id))).isInstanceOf(Refusal.Conflict.class);
        caller.as(moderator, () -> {
            opening.ask(id, "A court asks for it.");
            assertThatThrownBy(() -> opening.agree(id)).isInstanceOf(Refusal.Conflict.class);
            assertThatThrownBy(() -> opening.open(id)).isInstanceOf(Refusal.Conflict.class);
            return null;
        });
        assertThatThrownBy(() -> caller.as(coordinator, () -> opening.open(id))).isInstanceOf(Refusal.Conflict.class);
        assertThatThrownBy(() -> caller.as(account("auditor@demo"), () -> opening.open(id)))
                .isInstanceOf(Refusal.Forbidden.class);
        caller.as(coordinator, () -> {
            opening.agree(id);
            return null;
        });
        OpeningSealed.OpenedWords words = caller.as(moderator, () -> opening.open(id));
        assertThat(words.text()).contains(mark + "text");
        assertThat(words.title()).contains(mark + "title");
        assertThat(words.municipality()).isEqualTo(mark + "municipality");
        assertThat(words.detail()).contains(mark + "detail");
        assertThat(words.county()).isEqualTo("Dane");
        assertThat(words.occurredOn()).isEqualTo(LocalDate.parse("2026-02-03"));
        assertThat(words.pieces())
                .extracting("text")
                .anySatisfy(text -> assertThat((String) text).contains(mark + "reply"))
                .contains("To do: They " + mark + "text stopped my brother at the corner of our street. Call them.");
        assertThat(caller.as(coordinator, () -> opening.open(id))).isEqualTo(words);
        assertThatThrownBy(() -> time.at(
                        Instant.now().plus(Duration.ofHours(25)), () -> caller.as(coordinator, () -> opening.open(id))))
                .isInstanceOf(Refusal.Conflict.class);
        assertThat(following.open(said.receipt().grouped(), Language.ENGLISH).timeline())
                .extracting("what")
                .containsSubsequence(
                        "Your words were sealed.",
                        "Somebody at the office asked to open your sealed words. Reason: A court asks for it.",
                        "A second person agreed. The two can read your words for one day.",
                        "One of the two people read your words.",
                        "One of the two people read your words.");
        assertThat(count(
                        "select count(*) from journal_entry where act = 'sealed.read' and subject = ?",
                        "submission:" + id))
                .isEqualTo(2);
    }

    private Acknowledgement unnamed(String text, List<String> topics) {
        return submitting.submit(
                new NewSubmission(
                        "comment",
                        text,
                        null,
                        "en",
                        topics,
                        List.of(),
                        null,
                        null,
                        null,
                        null,
                        true,
                        null,
                        false,
                        true,
                        List.of(),
                        List.of(),
                        Submission.Channel.API),
                Language.ENGLISH);
    }

    @Test
    void what_no_rule_takes_is_the_coordinating_offices_who_passes_it_on_and_the_writer_sees_the_chain()
            throws Exception {
        Acknowledgement said = unnamed("Zxqv wvut qponm.", List.of());
        assertThat(said.tickets()).singleElement().satisfies(ticket -> {
            assertThat(ticket.agency()).isEqualTo(Identity.OFFICE);
            assertThat(ticket.role()).isEqualTo(TicketRole.LEAD);
            assertThat(ticket.because()).singleElement().asString().isNotBlank();
        });
        String ticket = said.tickets().getFirst().ticket();
        assertThatThrownBy(() -> caller.as(account("liaison@ice.demo"), () -> tickets.file(ticket, Language.ENGLISH)))
                .isInstanceOf(Refusal.NotFound.class);
        assertThat(caller.as(
                                account("coordinator@demo"),
                                () -> tickets.list(
                                        new TicketReading.Listing(
                                                null,
                                                Identity.OFFICE,
                                                null,
                                                false,
                                                null,
                                                null,
                                                null,
                                                null,
                                                null,
                                                null,
                                                100),
                                        Language.ENGLISH))
                        .items())
                .extracting("id")
                .contains(ticket);
        String next = caller.as(
                account("coordinator@demo"),
                () -> answering.transfer(ticket, "milwaukee-police", "It names a street of Milwaukee.", null));
        assertThat(caller.as(account("liaison@milwaukee-police.demo"), () -> tickets.file(next, Language.ENGLISH))
                        .ticket()
                        .because())
                .singleElement()
                .asString()
                .contains("It names a street of Milwaukee.");
        Following.Case seen = following.open(said.receipt().grouped(), Language.ENGLISH);
        assertThat(seen.progress().tickets())
                .extracting("status")
                .containsExactlyInAnyOrder(TicketStatus.TRANSFERRED, TicketStatus.OPEN);
        assertThat(seen.timeline()).extracting("what").asString().contains("It names a street of Milwaukee.");
    }

    @Test
    void every_agency_that_a_rule_names_gets_a_ticket_with_its_reason_but_no_rule_and_one_of_them_leads() {
        Acknowledgement said = unnamed(
                "An ICE officer and a state trooper pulled over our car: a traffic stop without a word.",
                List.of("traffic-stops"));
        assertThat(said.tickets())
                .extracting("agency")
                .contains("ice", "state-patrol")
                .doesNotHaveDuplicates();
        assertThat(said.tickets())
                .filteredOn(ticket -> ticket.role() == TicketRole.LEAD)
                .hasSize(1);
        assertThat(said.tickets())
                .allSatisfy(ticket -> assertThat(ticket.because())
                        .isNotEmpty()
                        .allSatisfy(reason -> assertThat(reason).doesNotContain("(Rule ")));
        assertThat(unnamed("The road had black ice near the exit.", List.of()).tickets())
                .extracting("agency")
                .doesNotContain("ice");
    }

    private static final List<String> AGENCIES =
            List.of("state-patrol", "ice", "cbp", "dane-county-sheriff", "milwaukee-police");
    private static final int LIFE = 60;

    /** One thing that somebody may do; what is refused changes nothing. */
    private void live(List<Acknowledgement> all, Random random) throws Exception {
        Acknowledgement one = all.get(random.nextInt(all.size()));
        String ticket = one.tickets().get(random.nextInt(one.tickets().size())).ticket();
        try {
            caller.as(
                    account(
                            random.nextInt(3) == 0
                                    ? "coordinator@demo"
                                    : random.nextBoolean() ? "moderator@demo" : "liaison@state-patrol.demo"),
                    () -> {
                        switch (random.nextInt(9)) {
                            case 0, 1, 2 ->
                                publishing.publish(
                                        one.submission(), new Publishing.Decision(List.of(), null, null, false));
                            case 3 -> answering.answer(ticket, "An answer of the life.", "en", true, null);
                            case 4 ->
                                answering.transfer(
                                        ticket, AGENCIES.get(random.nextInt(AGENCIES.size())), "It is theirs.", null);
                            case 5 -> answering.close(ticket, "Nothing more to say.", null);
                            case 6 -> answering.reopen(ticket, "There is more to say.");
                            case 7 -> publishing.withhold(one.submission(), "Not for now.");
                            default ->
                                consenting.consent(
                                        one.receipt().grouped(),
                                        new Consenting.Wish(
                                                random.nextInt(4) > 0,
                                                null,
                                                null,
                                                List.of(AGENCIES.get(random.nextInt(AGENCIES.size())))));
                        }
                        return null;
                    });
        } catch (Refusal refused) {
            if (random.nextInt(12) == 0) {
                following.withdraw(one.receipt().grouped());
            }
        }
        // Answers are published by a further decision, which names them.
        List<String> given =
                caller.as(account("auditor@demo"), () -> tickets.file(ticket, Language.ENGLISH)).answers().stream()
                        .map(a -> a.id())
                        .toList();
        if (!given.isEmpty() && random.nextBoolean()) {
            try {
                caller.as(
                        account("moderator@demo"),
                        () -> publishing.publish(
                                one.submission(),
                                new Publishing.Decision(
                                        List.of(),
                                        null,
                                        given.stream().collect(Collectors.toMap(id -> id, id -> List.of())),
                                        false)));
            } catch (Refusal refused) {
                assertThat(refused).isNotNull(); // Taken back, or not for the public.
            }
        }
    }

    @Test
    void
            what_pages_tell_in_numbers_is_what_the_tables_hold_after_each_stretch_of_a_long_life_and_after_it_is_counted_anew()
                    throws Exception {
        Random random = new Random(20261201);
        List<Acknowledgement> all = new ArrayList<>();
        for (int i = 0; i < LIFE; i++) {
            all.add(submitting.submit(
                    new NewSubmission(
                            "complaint",
                            "A traffic stop of the life, number " + i + ".",
                            null,
                            i % 3 == 0 ? "es" : "en",
                            List.of("traffic-stops"),
                            List.of(AGENCIES.get(i % AGENCIES.size())),
                            "Dane",
                            null,
                            null,
                            null,
                            true,
                            null,
                            false,
                            true,
                            List.of(),
                            List.of(),
                            Submission.Channel.API),
                    Language.ENGLISH));
            for (int j = 0; j < 4; j++) {
                live(all, random);
            }
            if (i == LIFE / 2) {
                caller.as(account("admin@demo"), () -> {
                    recounting.recount();
                    return null;
                });
            }
            if (i % 6 == 5) {
                awaitFollowed();
                try (Connection connection = database.getConnection()) {
                    assertThat(PlainCount.kept(connection))
                            .as("after %d", i)
                            .isEqualTo(PlainCount.counted(connection))
                            .contains("agency:state-patrol", "topic:traffic-stops");
                }
            }
        }
        assertThat(caller.as(account("admin@demo"), recounting::state).complete())
                .isTrue();
    }

    private void awaitFollowed() throws Exception {
        while (count("select count(*) from journal_pending", null) > 0
                || !followers.await(
                        count("select coalesce(max(position), 0) from journal_position", null), Duration.ofSeconds(60))
                || !caller.as(account("admin@demo"), recounting::state).complete()) {
            Thread.onSpinWait(); // The wait is in the condition; an act of these acts is followed in a further round.
        }
    }

    /** The codes of tickets, by the plainest query. */
    private List<String> sorted(String where, String order) throws Exception {
        List<String> codes = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "select t.code from ticket t join submission s on s.id = t.submission where " + where
                                + " order by " + order)) {
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    codes.add(row.getString(1));
                }
            }
        }
        return codes;
    }

    private List<String> paged(TicketReading.Listing listing) {
        List<String> codes = new ArrayList<>();
        String cursor = null;
        do {
            Items<TicketReading.TicketItem> page = tickets.list(
                    new TicketReading.Listing(
                            listing.status(),
                            listing.agency(),
                            listing.assignee(),
                            listing.overdue(),
                            listing.language(),
                            listing.topic(),
                            listing.county(),
                            listing.sort(),
                            listing.view(),
                            cursor,
                            40),
                    Language.ENGLISH);
            page.items().forEach(item -> codes.add(item.id()));
            cursor = page.next();
        } while (cursor != null);
        return codes;
    }

    @Test
    void every_way_to_narrow_the_queue_gives_what_the_tables_hold_in_their_order_and_its_number() throws Exception {
        for (int i = 0; i < 3; i++) {
            Acknowledgement said = submitting.submit(said("Assigned to somebody.", true), Language.ENGLISH);
            String ticket = said.tickets().getFirst().ticket();
            following.reply(said.receipt().grouped(), "One more word.");
            caller.as(account("liaison@state-patrol.demo"), () -> {
                answering.assign(ticket, "liaison@state-patrol.demo");
                return null;
            });
        }
        long now = Instant.now().toEpochMilli();
        int looked = 0;
        for (String who : List.of("coordinator@demo", "liaison@state-patrol.demo")) {
            String theirs = who.startsWith("coordinator")
                    ? "1 = 1"
                    : "t.agency = 'state-patrol' and t.submission not in (select x.submission"
                            + " from submission_excluded x where x.agency = 'state-patrol')";
            for (Map.Entry<String, String> status : Map.of(
                            "",
                            "1 = 1",
                            "due",
                            "t.status in ('OPEN', 'WAITING')",
                            "answered",
                            "t.status = 'ANSWERED'",
                            "transferred",
                            "t.status = 'TRANSFERRED'")
                    .entrySet()) {
                for (Map.Entry<String, String> agency : Map.of(
                                "", "1 = 1", "state-patrol", "t.agency = 'state-patrol'", "ice", "t.agency = 'ice'")
                        .entrySet()) {
                    for (Map.Entry<String, String> assignee : Map.of(
                                    "",
                                    "1 = 1",
                                    "none",
                                    "t.assignee is null",
                                    "liaison@state-patrol.demo",
                                    "t.assignee = 'liaison@state-patrol.demo'")
                            .entrySet()) {
                        for (boolean overdue : List.of(false, true)) {
                            List<String> expected = sorted(
                                    String.join(
                                            " and ",
                                            theirs,
                                            status.getValue(),
                                            agency.getValue(),
                                            assignee.getValue(),
                                            overdue
                                                    ? "t.due_by < " + now + " and t.status in ('OPEN', 'WAITING')"
                                                    : "1 = 1"),
                                    "t.due_by, t.id");
                            TicketReading.Listing listing = new TicketReading.Listing(
                                    status.getKey(),
                                    agency.getKey(),
                                    assignee.getKey(),
                                    overdue,
                                    null,
                                    null,
                                    null,
                                    "due",
                                    null,
                                    null,
                                    40);
                            assertThat(caller.as(account(who), () -> paged(listing)))
                                    .as(who + " " + listing)
                                    .isEqualTo(expected);
                            assertThat(caller.as(account(who), () -> tickets.count(listing))
                                            .number())
                                    .as(who + " " + listing)
                                    .isEqualTo(expected.size());
                            looked += expected.size();
                        }
                    }
                }
            }
        }
        assertThat(looked).isGreaterThan(500);
        for (Map.Entry<String, String> order : Map.of(
                        "newest",
                        "t.received_at desc, t.id desc",
                        "due",
                        "t.due_by, t.id",
                        "writer",
                        "case when t.writer_at is null then 1 else 0 end, t.due_by, t.id")
                .entrySet()) {
            for (Map.Entry<List<String>, String> about : Map.<List<String>, String>of(
                            Arrays.<String>asList(null, null, null),
                            "1 = 1",
                            Arrays.asList("es", null, null),
                            "s.language = 'es'",
                            Arrays.asList(null, "traffic-stops", null),
                            "exists (select 1 from submission_topic p where p.submission = s.id and p.topic = 'traffic-stops')",
                            Arrays.asList(null, null, "Dane"),
                            "s.county = '55025'")
                    .entrySet()) {
                TicketReading.Listing listing = new TicketReading.Listing(
                        "",
                        "",
                        "",
                        false,
                        about.getKey().get(0),
                        about.getKey().get(1),
                        about.getKey().get(2),
                        order.getKey(),
                        null,
                        null,
                        40);
                List<String> expected = sorted(about.getValue(), order.getValue());
                assertThat(expected).hasSizeGreaterThan(3);
                assertThat(caller.as(account("coordinator@demo"), () -> paged(listing)))
                        .as(listing.toString())
                        .isEqualTo(expected);
                TicketReading.Counted counted = caller.as(account("coordinator@demo"), () -> tickets.count(listing));
                assertThat(counted.number())
                        .as(listing.toString())
                        .isEqualTo(Math.min(expected.size(), counted.most() + 1));
                assertThat(counted.most()).isEqualTo(about.getValue().equals("1 = 1") ? Arrivals.MOST : 100);
            }
        }
    }

    private List<String> texts(String sql) throws Exception {
        List<String> texts = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                texts.add(row.getString(1));
            }
        }
        return texts;
    }

    private void insert(String sql, int from, int to, IntFunction<List<Object>> row) throws Exception {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            for (int i = from; i < to; i++) {
                List<Object> values = row.apply(i);
                for (int j = 0; j < values.size(); j++) {
                    insert.setObject(j + 1, values.get(j));
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static <T> List<String> paged(Function<String, Items<T>> page, Function<T, String> id) {
        List<String> ids = new ArrayList<>();
        String cursor = null;
        do {
            Items<T> one = page.apply(cursor);
            one.items().forEach(item -> ids.add(id.apply(item)));
            cursor = one.next();
        } while (cursor != null);
        return ids;
    }

    @Test
    void hundreds_of_meetings_and_promises_are_read_to_their_end_in_their_order_and_none_and_one_too()
            throws Exception {
        long day = Duration.ofDays(1).toMillis();
        long today = Instant.now().toEpochMilli();
        List<String> statuses = List.of("OPEN", "IN_PROGRESS", "DONE", "DROPPED", "OPEN", "DONE");
        try {
            // Three at a time begin in one instant; every seventh is cancelled.
            insert(
                    "insert into town_hall (id, slug, starts_at, place, cancelled_at, version) values (?, ?, ?, 'Hall', ?, 1)",
                    0,
                    260,
                    i -> Arrays.asList(
                            -1L - i,
                            "many-" + i,
                            today + (i / 3 - 40) * day + day / 2,
                            i % 7 == 0 ? today - i / 14 : null));
            insert(
                    "insert into town_hall_title (town_hall, language, title) values (?, 'en', 'One of many')",
                    0,
                    260,
                    i -> List.of(-1L - i));
            insert(
                    "insert into commitment (id, code, town_hall, owner, due_on, status, made_at, version) values (?, ?, ?, ?, ?, ?, ?, 1)",
                    0,
                    1_100,
                    i -> List.of(
                            -1L - i,
                            "many" + i,
                            -1L - i % 260,
                            i == 700 ? "cbp" : AGENCIES.get(i % 2),
                            LocalDate.now().plusDays(i % 90 - 45).toString(),
                            i == 700 ? "DROPPED" : statuses.get(i % 6),
                            today));
            insert(
                    "insert into commitment_text (commitment, language, text) values (?, 'en', 'To be kept')",
                    0,
                    1_100,
                    i -> List.of(-1L - i));
            Map<String, String> shelves = Map.of(
                    "all",
                    "1 = 1 order by starts_at desc, id desc",
                    "coming",
                    "cancelled_at is null and starts_at > " + today + " order by starts_at, id",
                    "held",
                    "cancelled_at is null and starts_at <= " + today + " order by starts_at desc, id desc",
                    "cancelled",
                    "cancelled_at is not null order by cancelled_at desc, id desc");
            for (Map.Entry<String, String> shelf : shelves.entrySet()) {
                for (int size : List.of(20, 33, 100)) {
                    assertThat(paged(
                                    cursor -> townHalls.list(shelf.getKey(), cursor, size, Language.ENGLISH),
                                    TownHallReading.TownHallItem::slug))
                            .as(shelf.getKey() + " by " + size)
                            .hasSizeGreaterThan(30)
                            .isEqualTo(texts("select slug from town_hall where " + shelf.getValue()));
                }
            }
            assertThatThrownBy(() -> townHalls.list(
                            "held",
                            townHalls.list("coming", null, 5, Language.ENGLISH).next(),
                            5,
                            Language.ENGLISH))
                    .isInstanceOf(Refusal.Malformed.class);

            String late = " and status in ('OPEN', 'IN_PROGRESS') and due_on < '" + time.today() + "'";
            Map<String, String> states = Map.of(
                    "",
                    "",
                    "late",
                    late,
                    "open",
                    " and status = 'OPEN' and due_on >= '" + time.today() + "'",
                    "in-progress",
                    " and status = 'IN_PROGRESS' and due_on >= '" + time.today() + "'",
                    "done",
                    " and status = 'DONE'",
                    "dropped",
                    " and status = 'DROPPED'");
            String order = " order by case when status in ('OPEN', 'IN_PROGRESS') then 0 else 1 end, "
                    + "case when status in ('OPEN', 'IN_PROGRESS') then due_on end,"
                    + " case when status in ('OPEN', 'IN_PROGRESS') then id end, due_on desc, id desc";
            for (Map.Entry<String, String> state : states.entrySet()) {
                for (Set<String> owners : Arrays.asList(
                        null,
                        Set.of(AGENCIES.getFirst()),
                        Set.copyOf(AGENCIES.subList(0, 2)),
                        Set.of("cbp"),
                        Set.<String>of())) {
                    TownHallReading.PromiseFilter asked = new TownHallReading.PromiseFilter(
                            PromiseState.of(state.getKey()).orElse(null), owners);
                    List<String> expected = texts("select code from commitment where "
                            + (owners == null
                                    ? "1 = 1"
                                    : owners.isEmpty()
                                            ? "1 = 0"
                                            : owners.stream().collect(Collectors.joining("', '", "owner in ('", "')")))
                            + state.getValue() + order);
                    assertThat(paged(
                                    cursor -> townHalls.commitments(asked, cursor, 45, Language.ENGLISH),
                                    TownHallReading.CommitmentView::id))
                            .as(asked.toString())
                            .isEqualTo(expected);
                    assertThat(townHalls.count(asked))
                            .as(asked.toString())
                            .isEqualTo(Math.min(expected.size(), Arrivals.MOST + 1));
                }
            }
            assertThat(texts("select code from commitment where owner = 'cbp' and status = 'DROPPED'"))
                    .as("one alone")
                    .hasSize(1);
            for (String code : List.of("many0", "many2", "many700")) {
                assertThat(townHalls
                                .commitments(
                                        TownHallReading.PromiseFilter.ANY, townHalls.from(code), 3, Language.ENGLISH)
                                .items()
                                .getFirst()
                                .id())
                        .as("the list from it on")
                        .isEqualTo(code);
            }
        } finally {
            for (String table : List.of(
                    "commitment_text where commitment",
                    "commitment where id",
                    "town_hall_title where town_hall",
                    "town_hall where id")) {
                insert("delete from " + table + " < ?", 0, 1, i -> List.of(0L));
            }
        }
    }

    @Test
    void what_waits_is_counted_up_to_a_thousand_and_then_said_to_be_more() throws Exception {
        Acknowledgement said = submitting.submit(said("One of very many.", false), Language.ENGLISH);
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into ticket (id, code, submission, agency, role, status, because,"
                                + " received_at, due_by, version) select ?, ?, s.id, 'milwaukee-police', "
                                + "'SUPPORT', 'CLOSED', '[]', 0, ?, 1 from submission s where s.code = ?")) {
            for (long i = 0; i < 1_003; i++) {
                insert.setLong(1, -1 - i);
                insert.setString(2, "many" + i);
                insert.setLong(3, i);
                insert.setString(4, said.submission());
                insert.addBatch();
            }
            insert.executeBatch();
        }
        TicketReading.Listing many = new TicketReading.Listing(
                "closed", "milwaukee-police", null, false, null, null, null, null, null, null, 2);
        assertThat(caller.as(account("coordinator@demo"), () -> tickets.count(many))
                        .number())
                .isEqualTo(Arrivals.MOST + 1);
        assertThat(caller.as(account("coordinator@demo"), () -> tickets.list(many, Language.ENGLISH))
                        .items())
                .extracting("id")
                .containsExactly("many0", "many1");
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement("delete from ticket where code like 'many%'")) {
            assertThat(delete.executeUpdate()).isEqualTo(1_003);
        }
    }

    @Test
    void an_act_can_be_done_at_another_time_by_this_thread_alone() throws Exception {
        Instant then = Instant.parse("2026-01-15T18:00:00Z");
        Acknowledgement said =
                time.at(then, () -> submitting.submit(said("Told of the past.", false), Language.ENGLISH));
        assertThat(following.open(said.receipt().grouped(), Language.ENGLISH).submittedAt())
                .isEqualTo(then);
        assertThat(time.now()).isAfter(then);
    }

    @Test
    void the_demonstration_is_told_from_all_over_the_state_in_many_languages() throws Exception {
        assertThat(count("select count(*) from county", null)).isEqualTo(72);
        assertThat(count("select count(*) from agency", null)).isGreaterThanOrEqualTo(12);
        assertThat(count("select count(*) from topic", null)).isGreaterThanOrEqualTo(15);
        assertThat(count("select count(distinct record) from public_answer", null))
                .isGreaterThanOrEqualTo(60);
        assertThat(count("select count(distinct language) from public_record where visible = true", null))
                .isGreaterThanOrEqualTo(8);
        assertThat(count(
                        "select count(*) from ticket where agency = 'coordinating-office'"
                                + " and submission in (select id from submission where channel = 'DEMO')",
                        null))
                .isZero();
        assertThat(account("liaison@state-patrol.demo").roles()).isEqualTo(Set.of(Role.LIAISON));
    }
}
