package org.answerable.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import org.answerable.Endpoints;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is turned away while the disk is full: {@code DiskFullIT} has a disk that is. */
class RequestReaderTest {
    @Test
    void every_address_that_changes_something_is_turned_away_but_the_opening_of_a_receipt() throws Exception {
        Set<String> taken = new TreeSet<>();
        Set<String> reading = new TreeSet<>();
        for (String endpoint : Endpoints.below("")) {
            String[] parts = endpoint.split(" ", 2);
            if (RequestReader.needsRoom(parts[0], parts[1], null)) {
                assertThat(parts[0]).isNotEqualTo("GET");
            } else if (parts[0].equals("GET")) {
                reading.add(endpoint);
            } else {
                taken.add(endpoint);
            }
        }
        assertThat(reading).hasSizeGreaterThan(100);
        assertThat(taken)
                .as("what goes on while the disk is full; a new address is no part of it")
                .containsExactly("POST /api/v1/receipts/open");
    }

    @ParameterizedTest
    @ValueSource(strings = {"open", "stay", "given", "consent", "withdraw", ""})
    void a_receipt_is_opened_and_asked_about_by_its_page(String go) {
        assertThat(needsRoom(go)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"message", "consent-now", "withdraw-now", "something-new"})
    void nothing_else_is_sent_by_the_page_of_a_receipt(String go) {
        assertThat(needsRoom(go)).isTrue();
        assertThat(RequestReader.needsRoom("POST", "/receipt", null)).isTrue();
    }

    private static boolean needsRoom(String go) {
        return RequestReader.needsRoom("POST", "/receipt", ("receipt=x&go=" + go).getBytes(StandardCharsets.US_ASCII));
    }
}
