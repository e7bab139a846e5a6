package org.answerable.search;

import java.util.Locale;

/** What a result can be narrowed by, and is counted by. */
public enum Facet {
    /**
     * BCP 47 tag of the record's own text; a filter {@code zh} takes {@code zh-Hans} too (RFC 4647, basic filtering),
     * and one for Dari or Persian both, which is what either is counted as.
     */
    LANGUAGE,
    KIND,
    /** Slug; a record has any number. */
    TOPIC,
    /** Slug; a record has any number. */
    AGENCY,
    /** FIPS code. */
    COUNTY,
    STATUS,
    /** The month of publication in Wisconsin, {@code 2026-03}. */
    MONTH;

    /** The name in the API's answers. */
    public String field() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name of the API's and the page's parameter. */
    public String parameter() {
        return this == LANGUAGE ? "lang" : field();
    }
}
