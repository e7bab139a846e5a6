package org.answerable.routing;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One thing that a directory file changes. */
@Schema(description = "One thing that the file changes")
public record DirectoryChange(
        @Schema(
                required = true,
                description =
                        "A list of the file, which of its entries, and which field of it; no field: the entry is new",
                example = "agencies/state-patrol/answerDays")
        String what,

        @Schema(nullable = true, description = "As it is; null: nothing", example = "20")
        String from,

        @Schema(
                nullable = true,
                description = "As it becomes; null: nothing. Of a new entry its name, of a new rule its agency",
                example = "15")
        String to) {}
