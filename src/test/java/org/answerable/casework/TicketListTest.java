package org.answerable.casework;

import static org.assertj.core.api.Assertions.assertThat;

import org.answerable.casework.TicketList.Filters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The filters of the list of tickets, as they stand in an address. */
class TicketListTest {
    private static Filters filters(String status, boolean overdue, String sort, String cursor) {
        return new Filters(status, "", "", overdue, "", "", "", sort, "", cursor);
    }

    @Test
    void what_is_not_chosen_is_not_in_the_address() {
        assertThat(filters("", false, "", "").query()).isEmpty();
        assertThat(filters("", false, "", "").narrowed()).isFalse();
        assertThat(filters("", false, "due", "x").narrowed())
                .as("an order and a place narrow nothing")
                .isFalse();
        assertThat(filters("open", true, "", "").query()).isEqualTo("?status=open&overdue=true");
    }

    @Test
    void what_is_chosen_is_written_so_that_it_is_read_back() {
        Filters all =
                new Filters("open", "state-patrol", "me", true, "zh-Hans", "a&b", "55025", "newest", "stuck", "a~b c");
        assertThat(all.query())
                .isEqualTo("?status=open&agency=state-patrol&assignee=me&overdue=true&language=zh-Hans"
                        + "&topic=a%26b&county=55025&sort=newest&view=stuck&cursor=a%7Eb+c");
        assertThat(all.narrowed()).isTrue();
    }

    @Test
    void from_another_place_it_is_the_same_list_and_from_its_beginning_there_is_no_place() {
        assertThat(filters("open", false, "", "here").from("there")).isEqualTo("?status=open&cursor=there");
        assertThat(filters("open", false, "", "here").from(null)).isEqualTo("?status=open");
    }

    @Test
    void it_says_what_was_done_and_with_which_ticket_where_that_is_not_shown_any_more() {
        assertThat(filters("", false, "", "here").done("closed")).isEqualTo("?cursor=here&done=closed");
        assertThat(filters("", false, "", "here").done("closed", "t1", null)).isEqualTo("?done=closed&of=t1");
    }

    @ParameterizedTest
    @CsvSource({
        "'',false,'',casework.queue.count.due",
        "'',true,'',casework.queue.count.late",
        "open,false,'',casework.queue.count.any",
        "all,false,'',casework.queue.count.any",
        "open,true,'',casework.queue.count.late",
        "closed,false,'',casework.queue.count",
        "closed,true,newest,casework.queue.count.any",
        "'',false,due,casework.queue.count.due",
        "open,false,due,casework.queue.count"
    })
    void it_is_counted_in_the_words_of_what_it_shows(String status, boolean overdue, String sort, String key) {
        assertThat(filters(status, overdue, sort, "").counted()).isEqualTo(key);
    }
}
