package org.answerable.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.answerable.access.Caller;
import org.answerable.language.Language;
import org.answerable.platform.Time;
import org.answerable.platform.crypto.Keys;
import org.answerable.platform.crypto.TestKeys;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A form's token where the clock of the machine is set while the form is open. */
class FormTokensTest {
    private static final Instant NOW = Instant.parse("2026-11-01T06:30:00Z");

    private final Keys keys = TestKeys.fresh();
    private final Reader reader = new Reader();

    @BeforeEach
    void a_page_is_open() {
        reader.read(Language.ENGLISH, "/receipt", "");
    }

    private FormTokens at(Instant now) {
        FormTokens tokens = new FormTokens();
        tokens.keys = keys;
        tokens.time = new Time(Clock.fixed(now, ZoneOffset.UTC));
        tokens.caller = new Caller();
        return tokens;
    }

    @Test
    void it_holds_for_twelve_hours() {
        String token = at(NOW).issue(reader);
        assertThat(at(NOW.plus(Duration.ofHours(12))).valid(reader, token)).isTrue();
        assertThat(at(NOW.plus(Duration.ofHours(12)).plusSeconds(60)).valid(reader, token))
                .isFalse();
    }

    @Test
    void a_clock_that_is_set_back_by_an_hour_refuses_no_open_form_and_one_that_is_days_ahead_is_not_believed() {
        String token = at(NOW).issue(reader);
        assertThat(at(NOW.minus(Duration.ofHours(1))).valid(reader, token)).isTrue();
        assertThat(at(NOW.minus(Duration.ofHours(13))).valid(reader, token)).isFalse();
    }
}
