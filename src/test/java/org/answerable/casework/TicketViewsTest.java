package org.answerable.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.answerable.casework.TicketList.Done;
import org.answerable.casework.TicketList.Filters;
import org.answerable.casework.TicketPageView.Talk;
import org.answerable.casework.TicketReading.MessageItem;
import org.answerable.casework.TicketReading.TicketAnswer;
import org.answerable.casework.TicketReading.TicketFile;
import org.answerable.casework.TicketReading.TicketItem;
import org.answerable.intake.Correspondent;
import org.answerable.intake.Kind;
import org.answerable.intake.ShownPlace;
import org.answerable.intake.TicketRole;
import org.answerable.intake.TicketStatus;
import org.answerable.intake.Written;
import org.answerable.language.Barred;
import org.answerable.language.Language;
import org.answerable.platform.Time;
import org.answerable.redaction.Redaction;
import org.answerable.web.ThreadView;
import org.answerable.web.ThreadView.KnotState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the list of tickets and the page of one show. */
class TicketViewsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 4, 20);
    private static final Instant AT = Written.AT;

    private static TicketItem item(
            TicketStatus status, Instant dueBy, boolean overdue, String title, String text, Redaction... bars) {
        return new TicketItem(
                "t1",
                "s1",
                "ice",
                TicketRole.LEAD,
                status,
                Kind.COMPLAINT,
                "en",
                title,
                text,
                "Dane",
                new ShownPlace("Dane", null, null),
                null,
                List.of(),
                List.of(),
                AT,
                dueBy,
                overdue,
                dueBy,
                null,
                null,
                null,
                false,
                List.of(bars),
                List.of(),
                null);
    }

    private static TicketItem item(TicketStatus status, Instant dueBy) {
        return item(status, dueBy, false, null, "They took my papers.");
    }

    private static TicketFile file(TicketItem ticket, List<MessageItem> messages, List<TicketAnswer> answers) {
        return new TicketFile(
                ticket,
                messages,
                List.of(),
                answers,
                List.of(),
                AT.minusSeconds(60),
                Set.of(),
                "",
                true,
                false,
                null,
                null,
                List.of(),
                List.of(),
                "s1",
                Map.of());
    }

    private static TicketAnswer answer(int minute, String text, boolean sealed) {
        return new TicketAnswer("a" + minute, AT.plusSeconds(60L * minute), "kim", text, "en", true, sealed);
    }

    private static MessageItem message(Correspondent from, int minute, String text, Redaction... bars) {
        return new MessageItem(
                from,
                AT.plusSeconds(60L * minute),
                from == Correspondent.WRITER ? null : "kim",
                text,
                "en",
                false,
                List.of(bars));
    }

    @ParameterizedTest
    @CsvSource({"2026-04-25,5", "2026-04-20,0", "2026-04-17,-3"})
    void a_row_counts_the_days_that_are_left_and_those_it_is_late(LocalDate due, long days) {
        Instant noon = due.atTime(12, 0).atZone(Time.ZONE).toInstant();
        assertThat(TicketLists.days(item(TicketStatus.OPEN, noon), TODAY)).isEqualTo(days);
        assertThat(TicketLists.days(item(TicketStatus.WAITING, noon), TODAY)).isEqualTo(days);
    }

    @ParameterizedTest
    @EnumSource(names = {"ANSWERED", "CLOSED", "TRANSFERRED"})
    void where_nothing_is_owed_any_more_no_days_are_counted(TicketStatus status) {
        assertThat(TicketLists.days(item(status, AT), TODAY)).isNull();
    }

    @Test
    void days_are_those_of_wisconsin() {
        Instant lateEvening = Instant.parse("2026-04-26T03:30:00Z"); // 10:30 p.m. of the 25th.
        assertThat(TicketLists.days(item(TicketStatus.OPEN, lateEvening), TODAY))
                .isEqualTo(5);
    }

    @Test
    void a_row_begins_with_the_title_and_keeps_the_bars_of_the_words() {
        TicketItem named = item(
                TicketStatus.OPEN,
                AT,
                false,
                "At the corner",
                "I am ▮▮▮,\nhere.",
                new Redaction(5, 8, Barred.Kind.NAME));
        assertThat(TicketLists.opening(named).parts())
                .extracting(part -> part.text() == null ? part.label() : part.text())
                .containsExactly("At the corner – I am ", "platform.redacted.name", ", here.");
    }

    @Test
    void a_row_shows_no_more_than_the_beginning() {
        String opening = TicketLists.opening(item(TicketStatus.OPEN, AT, false, null, "word ".repeat(200)))
                .plain();
        assertThat(opening).startsWith("word word").hasSizeLessThan(200).endsWith("…");
    }

    @Test
    void answers_and_messages_are_read_in_the_order_in_which_they_were_written() {
        List<Talk> talk = TicketViews.talk(
                file(
                        item(TicketStatus.ANSWERED, AT),
                        List.of(
                                message(Correspondent.AGENCY, 1, "When was it?"),
                                message(Correspondent.WRITER, 3, "On Tuesday.")),
                        List.of(answer(2, "We look into it.", false), answer(4, "We are sorry.", false))),
                new Language("es"),
                Language.ENGLISH);
        assertThat(talk)
                .extracting(Talk::what)
                .containsExactly(Talk.What.ASKED, Talk.What.ANSWER, Talk.What.REPLIED, Talk.What.ANSWER);
        assertThat(talk).extracting(Talk::by).containsExactly("kim", "kim", null, "kim");
        assertThat(talk.get(2).words().language().tag())
                .as("the writer's words are in the writer's language")
                .isEqualTo("es");
    }

    @Test
    void three_squares_that_an_agency_typed_are_bars_only_where_something_was_taken_back() {
        TicketFile typed = file(item(TicketStatus.ANSWERED, AT), List.of(), List.of(answer(1, "See ▮▮▮.", false)));
        TicketFile sealed = file(item(TicketStatus.ANSWERED, AT), List.of(), List.of(answer(1, "See ▮▮▮.", true)));
        assertThat(TicketViews.talk(typed, Language.ENGLISH, Language.ENGLISH)
                        .getFirst()
                        .words()
                        .parts())
                .hasSize(1);
        assertThat(TicketViews.talk(sealed, Language.ENGLISH, Language.ENGLISH)
                        .getFirst()
                        .words()
                        .parts())
                .hasSize(3);
    }

    private static ThreadView thread(TicketItem ticket, TicketAnswer... answers) {
        return TicketViews.thread(file(ticket, List.of(), List.of(answers)), "the writer", "ICE");
    }

    @Test
    void the_thread_ends_with_what_is_awaited_is_late_was_dropped_or_was_answered() {
        Instant due = AT.plus(Duration.ofDays(20));
        assertThat(thread(item(TicketStatus.OPEN, due)).current().state()).isEqualTo(KnotState.OPEN);
        assertThat(thread(item(TicketStatus.OPEN, due)).current().day()).isEqualTo(Time.day(due));
        assertThat(thread(item(TicketStatus.WAITING, due, true, null, "They took my papers."))
                        .current()
                        .state())
                .isEqualTo(KnotState.LATE);
        assertThat(thread(item(TicketStatus.CLOSED, due)).current().state()).isEqualTo(KnotState.DROPPED);
        assertThat(thread(item(TicketStatus.TRANSFERRED, due)).current().state())
                .isEqualTo(KnotState.DROPPED);
        ThreadView answered =
                thread(item(TicketStatus.CLOSED, due), answer(1, "First.", false), answer(9, "Last.", false));
        assertThat(answered.all()).extracting(ThreadView.Knot::state).containsOnly(KnotState.DONE);
        assertThat(answered.all().getLast().at()).isEqualTo(AT.plusSeconds(540));
    }

    @Test
    void word_of_what_was_done_leads_on_to_the_ticket_after_the_one_shown() {
        List<String> listed = List.of("t1", "t2", "t3");
        assertThat(Done.of("noted", null, "t2", listed)).isEqualTo(new Done("noted", null, "t3"));
        assertThat(Done.of("noted", null, "t3", listed)).isEqualTo(new Done("noted", null, null));
        assertThat(Done.of("noted", null, "t9", listed))
                .as("where it is not listed any more, from the beginning")
                .isEqualTo(new Done("noted", null, "t1"));
    }

    @Test
    void word_of_what_was_done_with_another_ticket_leads_back_to_it() {
        assertThat(Done.of("closed", "t1", "t2", List.of("t2"))).isEqualTo(new Done("closed", "t1", null));
        assertThat(Done.of("closed", "t2", "t2", List.of("t2")))
                .as("the one that is shown is no other")
                .isEqualTo(new Done("closed", null, null));
        assertThat(Done.of("closed", "../x", "t2", List.of("t2", "t3")))
                .as("an id that is none is not led to")
                .isEqualTo(new Done("closed", null, "t3"));
    }

    @Test
    void nothing_is_told_that_cannot_have_been_done() {
        assertThat(Done.of(null, null, "t1", List.of())).isNull();
        assertThat(Done.of("deleted", null, "t1", List.of())).isNull();
    }

    @ParameterizedTest
    @CsvSource({"'',due", "all,''", "closed,closed"})
    void the_list_is_of_what_is_due_unless_something_else_is_asked_for(String chosen, String listed) {
        assertThat(new Filters(chosen, "", "", false, "", "", "", "", "", "")
                        .listing(25)
                        .status())
                .isEqualTo(listed);
    }

    @Test
    void an_event_tells_names_and_reasons_apart_from_its_own_words() {
        List<String> given = new ArrayList<>();
        TicketPageView.Event event = TicketPageView.Event.of(
                AT, TicketPageView.Event.given("Kim") + " closed it: " + TicketPageView.Event.given("دوبل"));
        event.words().forEach(part -> given.add((part.given() ? "*" : "") + part.text()));
        assertThat(given).containsExactly("*Kim", " closed it: ", "*دوبل");
    }
}
