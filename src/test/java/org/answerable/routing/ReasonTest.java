package org.answerable.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReasonTest {
    @Test
    void reasons_come_back_as_they_were_stored() {
        List<Reason> reasons = List.of(
                new Reason(Reason.Kind.NAMED, List.of("ice"), ""),
                new Reason(Reason.Kind.WORDS, List.of("la “migra”", "ICE"), "words-name-ice/3"),
                new Reason(Reason.Kind.TRANSFER, List.of("", "Not ours: \"see\" above\n"), ""));
        assertThat(Reason.read(Reason.write(reasons))).isEqualTo(reasons);
    }
}
