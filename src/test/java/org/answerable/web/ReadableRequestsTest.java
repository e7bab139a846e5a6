package org.answerable.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A query as people and programs write it. */
class ReadableRequestsTest {
    @ParameterizedTest
    @CsvSource({
        "q=%, q=%25",
        "q=100%, q=100%25",
        "q=%zz, q=%25zz",
        "q=%2, q=%252",
        "q=%25, q=%25",
        "q=%C3%B1%, q=%C3%B1%25",
        "%=%%, %25=%25%25",
        "q=%u00e9, q=%25u00e9",
        "a=b, a=b",
        "q=a|b, q=a%7Cb",
        "q={}, q=%7B%7D",
        "q=<\"\\^`>, q=%3C%22%5C%5E%60%3E",
        "q=\u00c3\u00b1, q=%C3%B1",
        "q=\u738b, q=%E7%8E%8B",
        "q[]=a&b;c=!$()*+/:@?-._~, q[]=a&b;c=!$()*+/:@?-._~"
    })
    void what_an_address_may_not_hold_is_read_as_itself(String written, String read) {
        assertThat(ReadableRequests.readable(written)).isEqualTo(read);
    }
}
