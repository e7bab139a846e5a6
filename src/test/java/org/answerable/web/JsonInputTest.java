package org.answerable.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

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
        JsonInput visit = visit(
                "{\"place\":\"Library\",\"day\":\"2027-01-14\",\"public\":true,\"guests\":2,\"names\":[\"Ann\"],\"guide\":{\"name\":\"Bo\"},\"others\":[{\"name\":\"Cy\"}]}");
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
}
