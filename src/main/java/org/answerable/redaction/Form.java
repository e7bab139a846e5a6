package org.answerable.redaction;

import java.util.Locale;
import org.answerable.language.Barred.Kind;

/**
 * What a part was known by, where that says more than its kind: whoever moderates reads it as the reason
 * ({@code publication.suspected.}tag). The public is told the kind alone.
 */
enum Form {
    /** After a form of address, an office or a trade. */
    TITLED(Kind.NAME),
    /** After a word for somebody near. */
    KIN(Kind.NAME),
    /** Beneath a letter. */
    SIGNED(Kind.NAME),
    /** As names of people are formed, with no word before it that says so. */
    PERSON(Kind.NAME),
    SSN(Kind.ID_NUMBER),
    A_NUMBER(Kind.ID_NUMBER),
    RECEIPT(Kind.ID_NUMBER),
    PASSPORT(Kind.ID_NUMBER),
    LICENCE(Kind.ID_NUMBER),
    CASE(Kind.ID_NUMBER),
    CARD(Kind.ACCOUNT),
    IBAN(Kind.ACCOUNT),
    HANDLE(Kind.ACCOUNT),
    WORDED(Kind.EMAIL),
    IP(Kind.OTHER);

    private final Kind kind;

    Form(Kind kind) {
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }

    String tag() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
