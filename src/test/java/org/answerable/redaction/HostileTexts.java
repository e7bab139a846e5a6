package org.answerable.redaction;

import java.util.List;

/** Texts of about the greatest length of a submission, each made so that a careless pattern would try without end. */
public final class HostileTexts {
    public static final List<String> ALL = List.of("9".repeat(20_000), "1 ".repeat(10_000), "a@".repeat(10_000), "@".repeat(20_000), "A".repeat(20_000), "Aa ".repeat(6_600), "1 Aa ".repeat(4_000),
            "my name is ".repeat(1_800), "call me 555-0".repeat(1_500), "(608) 555-0".repeat(1_800), "12/".repeat(6_600), "Aa-".repeat(6_600), "我叫".repeat(10_000),
            "اسمي ".repeat(4_000), "a.".repeat(10_000) + "@a.b", "lot 1 Aa Aa Aa ".repeat(1_300), "plate A-".repeat(2_500), "4111 ".repeat(4_000), "http://x.com/".repeat(1_500),
            "AB12CDEF".repeat(2_500), "6(A-".repeat(5_000), "1/@(@ #(@".repeat(2_200), "1.".repeat(10_000), "+1".repeat(10_000), "(at)".repeat(5_000), "A 1 2 ".repeat(3_300), "12/12/1212 ".repeat(1_800));

    private HostileTexts() {}
}
