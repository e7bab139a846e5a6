package org.answerable.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.json.bind.annotation.JsonbProperty;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.answerable.platform.Refusal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.junit.jupiter.api.Test;

class JsonInputTest {
    private record Visit(
            @Schema(required = true) String place,
            LocalDate day,
            @JsonbProperty("public") Boolean isPublic,
            Integer guests,
            List<String> names,
            Guide guide,
            List<Guide> others) {}

    private record Guide(String name) {}

    private static JsonInput visit(String json) {
        return JsonInput.of(json.getBytes(StandardCharsets.UTF_8), Visit.class);
    }

    private static JsonInput whole(String json) {
        JsonInput visit = visit(json);
        visit.required("place");
        visit.day("day");
        visit.flag("public", false);
        visit.number("guests");
        visit.texts("names");
        visit.object("guide");
        visit.objects("others");
        return visit;
    }

    @Test
    void what_the_record_has_is_read_under_its_name_in_json() {
        JsonInput visit =
                visit("{\"place\":\"Library\",\"day\":\"2027-01-14\",\"public\":true,\"guests\":2,\"names\":[\"Ann\"],"
                        + "\"guide\":{\"name\":\"Bo\"},\"others\":[{\"name\":\"Cy\"}]}");
        assertThat(visit.required("place")).isEqualTo("Library");
        assertThat(visit.day("day")).isEqualTo("2027-01-14");
        assertThat(visit.flag("public", false)).isTrue();
        assertThat(visit.number("guests")).isEqualTo(2);
        assertThat(visit.texts("names")).containsExactly("Ann");
        assertThat(visit.object("guide").text("name")).isEqualTo("Bo");
        assertThat(visit.objects("others"))
                .extracting(other -> other.text("name"))
                .containsExactly("Cy");
        visit.done();
    }

    @Test
    void what_it_does_not_have_is_refused_inside_as_well() {
        assertThatExceptionOfType(Refusal.Malformed.class)
                .isThrownBy(
                        () -> whole("{\"place\":\"Library\",\"isPublic\":true}").done())
                .extracting(Refusal.Malformed::pointer)
                .isEqualTo("/isPublic");
        JsonInput guide = visit("{\"guide\":{\"nmae\":\"Bo\"}}").object("guide");
        guide.text("name");
        assertThatExceptionOfType(Refusal.Malformed.class)
                .isThrownBy(guide::noOthers)
                .extracting(Refusal.Malformed::pointer)
                .isEqualTo("/guide/nmae");
    }

    @Test
    void a_reader_that_differs_from_the_record_fails_whatever_was_sent() {
        assertThatIllegalStateException()
                .as("not described")
                .isThrownBy(() -> visit("{}").text("town"));
        assertThatIllegalStateException()
                .as("not described")
                .isThrownBy(() -> visit("{}").has("town"));
        assertThatIllegalStateException()
                .as("never read")
                .isThrownBy(() -> visit("{}").done());
        assertThatIllegalStateException()
                .as("described as one that may be absent")
                .isThrownBy(() -> visit("{}").required("day"));
        assertThatIllegalStateException()
                .as("a number")
                .isThrownBy(() -> visit("{}").text("guests"));
        assertThatIllegalStateException()
                .as("a text")
                .isThrownBy(() -> visit("{}").flag("place", false));
        assertThatIllegalStateException()
                .as("a flag")
                .isThrownBy(() -> visit("{}").number("public"));
        assertThatIllegalStateException().as("one").isThrownBy(() -> visit("{}").objects("guide"));
        assertThatIllegalStateException()
                .as("several")
                .isThrownBy(() -> visit("{}").object("others"));
        assertThatIllegalStateException()
                .as("objects")
                .isThrownBy(() -> visit("{}").texts("others"));
        assertThatIllegalStateException()
                .as("texts")
                .isThrownBy(() -> visit("{}").objects("names"));
    }

    @Test
    void a_text_that_may_be_absent_may_still_not_be_blank() {
        JsonInput visit = whole("{\"place\":\"Library\",\"day\":\"\"}");
        visit.filled("day");
        assertThatExceptionOfType(Refusal.Invalid.class)
                .isThrownBy(visit::done)
                .satisfies(refused -> assertThat(refused.faults())
                        .extracting(Refusal.Fault::pointer)
                        .containsExactly("/day"));
    }

    private static Refusal.Malformed refused(byte[] body) {
        return catchThrowableOfType(Refusal.Malformed.class, () -> JsonInput.of(body, Visit.class));
    }

    private static void refused(String key, String... bodies) {
        for (String body : bodies) {
            Refusal.Malformed refused = refused(body.getBytes(StandardCharsets.UTF_8));
            assertThat(refused)
                    .as(body.length() > 80 ? body.substring(0, 80) : body)
                    .isNotNull();
            assertThat(refused.key())
                    .as(body.length() > 80 ? body.substring(0, 80) : body)
                    .isEqualTo(key);
        }
    }

    @Test
    void what_is_not_quite_json_is_refused_where_it_ceases_to_be() {
        refused(
                "platform.fault.json-at",
                "",
                " ",
                "{'place':1}",
                "{place:1}",
                "{\"place\":1,}",
                "{\"guests\":01}",
                "{\"guests\":+1}",
                "{\"guests\":NaN}",
                "/* a */{}",
                "\ufeff{}",
                "{\"place\":\"a\nb\"}",
                "{\"place\":\"\\x\"}",
                "{\"names\":[\"a\",]}",
                "{\"place\"");
        assertThat(refused("{\n  \"place\": nope\n}".getBytes(StandardCharsets.UTF_8))
                        .arguments())
                .as("line and column")
                .containsExactly(2, 12);
    }

    @Test
    void one_object_and_nothing_after_it() {
        refused("platform.fault.json-object", "[]", "1", "\"a\"", "null", "[{\"a\":1,\"a\":2}]");
        refused("platform.fault.json", "{} {}", "{}[]", "{} 1");
    }

    @Test
    void no_field_twice_at_any_depth_however_it_is_written() {
        refused("platform.fault.field-twice", "{\"a\":1,\"a\":1}", "{\"a\":1,\"\\u0061\":2}");
        assertThat(refused("{\"a\":[1,{\"b\":{},\"b\":null}]}".getBytes(StandardCharsets.UTF_8))
                        .pointer())
                .isEqualTo("/a/1/b");
        assertThat(visit("{\"guide\":{\"name\":\"a\"},\"others\":[{\"name\":\"a\"},{\"name\":\"b\"}]}"))
                .as("the same name in several objects")
                .isNotNull();
    }

    @Test
    void sixteen_deep_and_a_thousand_digits_are_the_most() {
        assertThat(visit("{\"a\":" + "[".repeat(15) + "]".repeat(15) + "}")).isNotNull();
        refused(
                "platform.fault.json",
                "{\"a\":" + "[".repeat(16) + "]".repeat(16) + "}",
                "[".repeat(100_000),
                "{\"guests\":" + "9".repeat(5_000) + "}",
                "{\"guests\":1e9999999999}");
    }

    @Test
    void numbers_are_exact() {
        assertThat(visit("{\"guests\":2.0}").number("guests")).isEqualTo(2);
        for (String number : List.of("2.5", "1e999999999", "1e-999999999", "2147483648", "\"2\"", "9".repeat(900))) {
            assertThatExceptionOfType(Refusal.Malformed.class)
                    .as(number)
                    .isThrownBy(() -> visit("{\"guests\":" + number + "}").number("guests"))
                    .extracting(Refusal.Malformed::key)
                    .isEqualTo("platform.fault.type-number");
        }
    }

    @Test
    void what_is_not_utf_8_is_told_so() {
        assertThat(refused(new byte[] {'{', '"', (byte) 0xc3, '"', ':', '1', '}'})
                        .key())
                .isEqualTo("platform.fault.utf8");
    }
}
