package org.answerable.redaction;

import java.util.List;

/** Texts of about the greatest length of a submission, each made so that a careless pattern would try without end. */
public final class HostileTexts {
    public static final List<String> ALL = List.of("9".repeat(20_000), "1 ".repeat(10_000), "a@".repeat(10_000), "@".repeat(20_000), "A".repeat(20_000), "Aa ".repeat(6_600), "1 Aa ".repeat(4_000),
            "my name is ".repeat(1_800), "call me 555-0".repeat(1_500), "(608) 555-0".repeat(1_800), "12/".repeat(6_600), "Aa-".repeat(6_600), "我叫".repeat(10_000),
            "اسمي ".repeat(4_000), "a.".repeat(10_000) + "@a.b", "lot 1 Aa Aa Aa ".repeat(1_300), "plate A-".repeat(2_500), "4111 ".repeat(4_000), "http://x.com/".repeat(1_500),
            "AB12CDEF".repeat(2_500), "6(A-".repeat(5_000), "1/@(@ #(@".repeat(2_200), "1.".repeat(10_000), "+1".repeat(10_000), "(at)".repeat(5_000), "A 1 2 ".repeat(3_300), "12/12/1212 ".repeat(1_800),
            "N64W14230 Maple ".repeat(1_250), "W239 N2".repeat(2_800), "ул. 1 ".repeat(3_300), "кв. 1 ".repeat(3_300), "calle 5 de ".repeat(1_800), "شارع 1 ".repeat(2_800), "خیابان 3 ".repeat(2_200),
            "အမှတ် 1 ".repeat(2_500), "ဦးအောင်".repeat(2_800), "路1号".repeat(6_600), "王老师".repeat(6_600), "西·".repeat(10_000), "a @ ".repeat(5_000), "a at b dot ".repeat(1_800), "a. b @ c . ".repeat(1_800),
            "mtaa wa A 1 ".repeat(1_650), "đường A 1 ".repeat(2_000), "219-09-".repeat(2_800), "A099 ".repeat(4_000), "608-\n".repeat(4_000), "１".repeat(20_000), "\u200B1".repeat(10_000), "e\u0301".repeat(10_000),
            "plate A1 B2 ".repeat(1_650), "address: 1 A ".repeat(1_500), "born 1 a b c ".repeat(1_500), "السيد ".repeat(3_300), "من محمد ".repeat(2_500), "Иван Иванович ".repeat(1_400), "sincerely,\n".repeat(1_800),
            "PO Box ".repeat(2_800), "number AB1 ".repeat(1_800), "1一".repeat(10_000), "一路".repeat(10_000), "ထွန်း1".repeat(3_300), "ကိုအောင်".repeat(2_500), "maria dot ".repeat(2_000), "刘".repeat(20_000), "六".repeat(20_000), "$a".repeat(10_000));

    private HostileTexts() {}
}
