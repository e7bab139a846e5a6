package org.answerable.web;

import static org.answerable.web.Turns.Kind.DESK;
import static org.answerable.web.Turns.Kind.DOWNLOAD;
import static org.answerable.web.Turns.Kind.PAGE;
import static org.answerable.web.Turns.Kind.RECEIPT;
import static org.answerable.web.Turns.Kind.SEARCH;
import static org.answerable.web.Turns.Kind.SENDING;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose turn it is when more is asked for than can be done. */
class TurnsTest {
    private final AtomicLong clock = new AtomicLong();
    private final List<String> given = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();

    private Turns turns(int atOnce) {
        return new Turns(atOnce, clock::get);
    }

    private Turns.Turn waits(Turns turns, Turns.Kind kind, String address, String name) {
        Turns.Turn turn = turns.ask(kind, address);
        assertThat(turn).as(name).isNotNull();
        assertThat(turn.isGiven()).as(name).isFalse();
        turn.await(() -> given.add(name), () -> refused.add(name));
        return turn;
    }

    private void later(long nanos) {
        clock.addAndGet(nanos);
    }

    @Test
    void there_are_never_more_turns_than_leave_a_connection_for_who_needs_a_second_one() {
        assertThat(Turns.within(4, 45, 30)).as("what was asked for").isEqualTo(4);
        assertThat(Turns.within(64, 45, 30)).isEqualTo(14);
        assertThat(Turns.within(64, 10, 30)).as("some work is done").isEqualTo(1);
    }

    @Test
    void as_many_as_may_be_worked_on_are_and_the_next_waits_until_one_is_done() {
        Turns turns = turns(2);
        Turns.Turn first = turns.ask(PAGE, "a");
        assertThat(first.isGiven()).isTrue();
        assertThat(turns.ask(PAGE, "a").isGiven()).isTrue();
        waits(turns, PAGE, "a", "third");
        assertThat(given).isEmpty();
        first.leave();
        first.leave();
        assertThat(given).containsExactly("third");
        assertThat(turns.working()).as("leaving twice is leaving once").isEqualTo(2);
    }

    @Test
    void where_the_first_has_stood_for_long_nobody_more_is_let_in_and_is_told_at_once() {
        Turns turns = turns(1);
        turns.ask(PAGE, "a");
        waits(turns, PAGE, "b", "first");
        later(PAGE.standing());
        assertThat(turns.ask(PAGE, "c")).isNull();
        assertThat(turns.takes(RECEIPT, "c"))
                .as("another kind has a queue of its own")
                .isTrue();
        waits(turns, RECEIPT, "c", "receipt");
        assertThat(turns.refused(PAGE)).isEqualTo(1);
    }

    @Test
    void who_has_waited_too_long_is_refused_when_a_turn_ends_or_the_clock_sweeps() {
        Turns turns = turns(1);
        Turns.Turn working = turns.ask(PAGE, "a");
        waits(turns, PAGE, "b", "first");
        later(PAGE.patience() - 1);
        turns.sweep();
        assertThat(refused).isEmpty();
        later(1);
        turns.sweep();
        assertThat(refused).containsExactly("first");
        waits(turns, SEARCH, "b", "second");
        later(PAGE.patience());
        working.leave();
        assertThat(refused).containsExactly("first", "second");
        assertThat(turns.working()).isZero();
    }

    @Test
    void whose_body_would_come_in_vain_is_told_before_it_comes_and_that_takes_no_turn() {
        Turns turns = turns(1);
        assertThat(turns.takes(SENDING, "a")).isTrue();
        assertThat(turns.working()).isZero();
        turns.ask(PAGE, "a");
        assertThat(turns.takes(SENDING, "a")).as("it may wait").isTrue();
        waits(turns, SENDING, "a", "first");
        waits(turns, SENDING, "a", "second");
        later(SENDING.standing());
        assertThat(turns.takes(SENDING, "a")).isFalse();
        assertThat(turns.refused(SENDING)).isEqualTo(1);
        assertThat(turns.takes(SENDING, "b")).as("the other address makes room").isTrue();
        assertThat(turns.takes(RECEIPT, "a")).isTrue();
        assertThat(turns.waiting(SENDING)).isEqualTo(2);
    }

    @Test
    void who_holds_a_receipt_is_refused_last() {
        Turns turns = turns(1);
        turns.ask(PAGE, "a");
        waits(turns, RECEIPT, "b", "receipt");
        waits(turns, PAGE, "b", "page");
        later(PAGE.patience());
        turns.sweep();
        assertThat(refused).containsExactly("page");
        later(RECEIPT.patience());
        turns.sweep();
        assertThat(refused).containsExactly("page", "receipt");
    }

    @Test
    void a_queue_holds_no_more_than_it_may_and_an_address_with_many_makes_room_for_one_with_fewer() {
        Turns turns = turns(1);
        turns.ask(PAGE, "a");
        for (int i = 0; i < Turns.LONGEST; i++) {
            waits(turns, PAGE, "greedy", "greedy " + i);
        }
        assertThat(turns.ask(PAGE, "greedy"))
                .as("its own kind does not make room for it")
                .isNull();
        waits(turns, PAGE, "modest", "modest");
        assertThat(refused)
                .as("the last of those from the greedy address")
                .containsExactly("greedy " + (Turns.LONGEST - 1));
        assertThat(turns.waiting(PAGE)).isEqualTo(Turns.LONGEST);
    }

    @Test
    void turns_are_shared_by_weight_and_no_kind_waits_for_ever() {
        Turns turns = turns(1);
        Turns.Turn working = turns.ask(PAGE, "a");
        Map<Turns.Kind, Integer> served = new HashMap<>();
        Map<Turns.Turn, Turns.Kind> waiting = new LinkedHashMap<>();
        for (int round = 0; round < 450; round++) {
            for (Turns.Kind kind : Turns.Kind.values()) {
                while (turns.waiting(kind) < 3) {
                    waiting.put(turns.ask(kind, "a" + round), kind);
                }
            }
            working.leave();
            working = waiting.keySet().stream()
                    .filter(Turns.Turn::isGiven)
                    .findFirst()
                    .orElseThrow();
            served.merge(waiting.remove(working), 1, Integer::sum);
        }
        assertThat(served.get(RECEIPT)).isBetween(230, 250);
        assertThat(served.get(SENDING)).isBetween(75, 85);
        assertThat(served.get(DESK)).isBetween(55, 65);
        assertThat(served.get(PAGE)).isBetween(36, 44);
        assertThat(served.get(SEARCH)).isBetween(18, 22);
        assertThat(served.get(DOWNLOAD)).isBetween(9, 11);
    }

    @Test
    void who_begins_to_wait_has_no_credit_for_the_time_before() {
        Turns turns = turns(1);
        Turns.Turn working = turns.ask(RECEIPT, "a");
        for (int i = 0; i < 20; i++) {
            Turns.Turn next = waits(turns, RECEIPT, "a", "receipt");
            working.leave();
            working = next;
        }
        for (int i = 0; i < 3; i++) {
            waits(turns, DOWNLOAD, "b", "download");
            waits(turns, RECEIPT, "c", "receipt after");
        }
        given.clear();
        working.leave();
        assertThat(given).hasSize(1);
        assertThat(turns.waiting(DOWNLOAD)).isGreaterThanOrEqualTo(2);
    }

    @Test
    void one_that_goes_away_while_it_waits_leaves_no_hole() {
        Turns turns = turns(1);
        Turns.Turn working = turns.ask(PAGE, "a");
        Turns.Turn gone = waits(turns, PAGE, "b", "gone");
        waits(turns, PAGE, "c", "stays");
        gone.leave();
        working.leave();
        assertThat(given).containsExactly("stays");
        assertThat(turns.working()).isEqualTo(1);
    }

    @Test
    void who_learns_of_its_turn_before_it_began_to_wait_is_told_all_the_same() {
        Turns turns = turns(1);
        Turns.Turn working = turns.ask(PAGE, "a");
        Turns.Turn early = turns.ask(PAGE, "b");
        working.leave();
        early.await(() -> given.add("early"), () -> refused.add("early"));
        assertThat(given).containsExactly("early");
        Turns.Turn late = turns.ask(PAGE, "b");
        later(PAGE.patience());
        turns.sweep();
        late.await(() -> given.add("late"), () -> refused.add("late"));
        assertThat(refused).containsExactly("late");
    }

    @Test
    void many_threads_never_work_on_more_at_once_and_everybody_hears() throws InterruptedException {
        Turns turns = new Turns(3, System::nanoTime);
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger heard = new AtomicInteger();
        int threads = 16;
        int each = 2_000;
        CountDownLatch done = new CountDownLatch(threads);
        for (int t = 0; t < threads; t++) {
            String address = "a" + t % 4;
            Thread.ofPlatform().start(() -> {
                for (int i = 0; i < each; i++) {
                    Turns.Turn turn = turns.ask(
                            Turns.Kind.values()[ThreadLocalRandom.current().nextInt(6)], address);
                    if (turn == null) {
                        heard.incrementAndGet();
                        continue;
                    }
                    Runnable work = () -> {
                        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                        heard.incrementAndGet();
                        inside.decrementAndGet();
                        turn.leave();
                    };
                    if (turn.isGiven()) {
                        work.run();
                    } else {
                        CountDownLatch heardIt = new CountDownLatch(1);
                        turn.await(
                                () -> Thread.ofVirtual().start(() -> {
                                    work.run();
                                    heardIt.countDown();
                                }),
                                () -> {
                                    heard.incrementAndGet();
                                    heardIt.countDown();
                                });
                        try {
                            assertThat(heardIt.await(30, TimeUnit.SECONDS)).isTrue();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                    }
                }
                done.countDown();
            });
        }
        assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(heard).hasValue(threads * each);
        assertThat(most.get()).isBetween(1, 3);
        assertThat(turns.working()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/en/receipt,RECEIPT",
        "POST,/api/v1/receipts/open,RECEIPT",
        "POST,/es/share,SENDING",
        "POST,/api/v1/submissions,SENDING",
        "GET,/en/search,SEARCH",
        "GET,/api/v1/search,SEARCH",
        "GET,/api/v1/search.csv,DOWNLOAD",
        "GET,/en/search.atom,DOWNLOAD",
        "GET,/sitemap.xml,DOWNLOAD",
        "GET,/en/desk/tickets,DESK",
        "POST,/api/v1/desk/imports,DESK",
        "GET,/en/,PAGE",
        "GET,/,PAGE",
        "GET,/zh-Hans/records/AB12,PAGE",
        "GET,/api/v1/agencies,PAGE",
        "GET,//,PAGE",
        "GET,/en,PAGE"
    })
    void a_request_is_of_a_kind(String method, String uri, Turns.Kind kind) {
        assertThat(Admission.kind(method, uri)).contains(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "/css/answerable.css",
        "/js/answerable.js",
        "/webjars/bootstrap/5.3.8/css/bootstrap.min.css",
        "/metrics",
        "/robots.txt",
        "/.well-known/security.txt"
    })
    void what_costs_nothing_needs_no_turn(String uri) {
        assertThat(Admission.kind("GET", uri)).isEqualTo(Optional.empty());
    }
}
