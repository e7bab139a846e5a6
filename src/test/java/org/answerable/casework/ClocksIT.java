package org.answerable.casework;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.answerable.RunningServer;
import org.answerable.Visitor;
import org.answerable.directory.Holidays;
import org.answerable.directory.WorkingDays;
import org.answerable.platform.Time;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The clocks of tickets as programs and people see them. */
class ClocksIT {
    private static final String PATROL = "liaison@state-patrol.demo";
    private static final String COORDINATOR = "coordinator@demo";
    private static Desk desk;

    @BeforeAll
    static void start() {
        desk = new Desk(RunningServer.shared());
    }

    private static JsonObject clock(JsonObject ticket, String name) {
        return ticket.getJsonObject("clocks").getJsonObject(name);
    }

    private static JsonObject passOn(String account, String id, String agency) {
        Desk.object(desk.act(
                account, id, "transfer", "{\"agency\":\"" + agency + "\",\"reason\":\"It is theirs, we think.\"}"));
        return desk.ticket(COORDINATOR, id);
    }

    private static String at(String agency, String word) {
        return desk.as(COORDINATOR)
                .items(Desk.TICKETS + "?status=open&agency=" + agency)
                .filter(item -> item.getString("text").contains(word))
                .findFirst()
                .orElseThrow()
                .getString("id");
    }

    @Test
    void a_question_stops_the_clocks_and_the_writers_words_let_them_go_on() {
        String word = Desk.word();
        String receipt = desk.submit("They took the car " + word, "state-patrol", "");
        String id = at("state-patrol", word);
        JsonObject fresh = desk.ticket(PATROL, id);
        assertThat(Stream.of("acknowledge", "update", "answer")
                        .map(name -> clock(fresh, name).getString("state")))
                .containsOnly("running");
        assertThat(clock(fresh, "answer").getString("dueAt")).isEqualTo(fresh.getString("dueBy"));
        JsonObject asked = Desk.object(desk.act(PATROL, id, "message", "{\"text\":\"Which day was it?\"}"));
        assertThat(clock(asked, "acknowledge").getString("state")).isEqualTo("met");
        assertThat(clock(asked, "answer").getString("state")).isEqualTo("paused");
        assertThat(clock(asked, "answer").getBoolean("paused")).isTrue();
        assertThat(new Visitor(RunningServer.shared())
                        .json("/api/v1/receipts/messages", "{\"receipt\":\"" + receipt + "\",\"text\":\"On Monday.\"}")
                        .status())
                .isEqualTo(201);
        assertThat(clock(desk.ticket(PATROL, id), "answer").getString("state")).isEqualTo("running");
        JsonObject answered =
                Desk.object(desk.act(PATROL, id, "answer", "{\"text\":\"We gave it back.\",\"language\":\"en\"}"));
        assertThat(clock(answered, "answer").getString("state")).isEqualTo("met");
    }

    @Test
    void passed_on_it_keeps_the_writers_day_and_twice_it_bounces() {
        String word = Desk.word();
        desk.submit("They stopped the bus " + word, "state-patrol", "");
        String first = at("state-patrol", word);
        String due = desk.ticket(COORDINATOR, first).getString("dueBy");
        JsonObject old = passOn(COORDINATOR, first, "milwaukee-police");
        assertThat(clock(old, "answer").getString("state")).isEqualTo("over");
        String second = at("milwaukee-police", word);
        JsonObject there = desk.ticket(COORDINATOR, second);
        assertThat(there.getString("dueBy")).isEqualTo(due);
        assertThat(there.getJsonObject("clocks").getInt("givenAway")).isEqualTo(1);
        assertThat(stuck()).doesNotContain(second);
        passOn(COORDINATOR, second, "state-patrol");
        String third = at("state-patrol", word);
        JsonObject back = desk.ticket(COORDINATOR, third);
        assertThat(back.getJsonObject("clocks").getInt("givenAway")).isEqualTo(2);
        assertThat(back.getJsonObject("clocks").getBoolean("cameBack")).isTrue();
        assertThat(stuck()).contains(third);
        String page = desk.browser(COORDINATOR).get("/en/desk/tickets/" + third).body();
        assertThat(page)
                .contains("The ticket came back")
                .contains("passed on by agencies 2 times")
                .contains("For the writer, since");
        assertThat(desk.browser(COORDINATOR)
                        .get("/en/desk/tickets?view=stuck&sort=newest")
                        .body())
                .contains("Stuck: nothing has happened for 10 working days.")
                .contains(third);
    }

    private static List<String> stuck() {
        return desk.as(COORDINATOR)
                .items(Desk.TICKETS + "?view=stuck")
                .map(item -> item.getString("id"))
                .toList();
    }

    /** All that the demo's stories left open, by their histories; the calendars of both kinds of agency. */
    @Test
    void what_is_stuck_is_what_agencies_passed_on_twice_or_nothing_happened_with() {
        Set<String> stuck = Set.copyOf(stuck());
        Instant now = Instant.now();
        Set<String> federal = desk.as("admin@demo")
                .items("/api/v1/agencies")
                .filter(agency -> agency.getString("level").equals("federal"))
                .map(agency -> agency.getString("slug"))
                .collect(Collectors.toSet());
        List<JsonObject> owed = Stream.of("open", "waiting")
                .flatMap(status -> desk.as(COORDINATOR).items(Desk.TICKETS + "?status=" + status))
                .toList();
        assertThat(owed).isNotEmpty();
        for (JsonObject item : owed.subList(0, Math.min(60, owed.size()))) {
            JsonObject ticket = desk.ticket(COORDINATOR, item.getString("id"));
            Instant last = ticket.getJsonArray("history").stream()
                    .map(JsonValue::asJsonObject)
                    .map(event -> Instant.parse(event.getString("at")))
                    .max(Instant::compareTo)
                    .orElseThrow();
            WorkingDays days = new WorkingDays(
                    Holidays.of(federal.contains(ticket.getString("agency")) ? Holidays.FEDERAL : Holidays.STATE),
                    Set.of());
            boolean silent = days.after(last, 10).isBefore(now);
            boolean bounces = ticket.getJsonObject("clocks").getInt("givenAway") >= 2;
            assertThat(stuck.contains(item.getString("id")))
                    .as(Time.day(last) + " " + ticket)
                    .isEqualTo(silent || bounces);
        }
    }

    @Test
    void a_view_that_there_is_not_is_refused() {
        assertThat(Desk.pointer(desk.as(PATROL).get(Desk.TICKETS + "?view=lost")))
                .isEqualTo("/view");
    }
}
