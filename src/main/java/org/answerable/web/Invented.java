package org.answerable.web;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a demonstration made up where it is one: written as JSON it has {@code "invented": true} there, and nowhere else
 * ({@link JsonSettings}).
 */
public interface Invented {
    /** The name of the mark, in files too. */
    String NAME = "invented";

    @Schema(
            description =
                    "Only in a demonstration, and then always true: nobody wrote this, and no agency answers for it",
            nullable = true)
    default boolean isInvented() {
        return true;
    }
}
