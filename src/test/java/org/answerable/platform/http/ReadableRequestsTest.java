package org.answerable.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A query as people and programs write it. */
class ReadableRequestsTest {
    @ParameterizedTest
    @CsvSource({"q=%, q=%25", "q=100%, q=100%25", "q=%zz, q=%25zz", "q=%2, q=%252", "q=%25, q=%25", "q=%C3%B1%, q=%C3%B1%25", "%=%%, %25=%25%25", "q=%u00e9, q=%25u00e9", "a=b, a=b"})
    void a_percent_sign_that_escapes_nothing_is_one(String written, String read) {
        assertThat(ReadableRequests.readable(written)).isEqualTo(read);
    }
}
