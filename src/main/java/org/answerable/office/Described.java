package org.answerable.office;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What an office says of itself.
 *
 * @param name what the office is called
 * @param runBy the body that it belongs to, may be empty
 * @param contact the mail address that people may write to
 * @param securityContact where faults of the software's security are told: a mail address or an {@code https} address,
 *     may be empty
 * @param sender the mail address that letters come from; empty: as the server is set
 */
@Schema(name = "Office", example = """
                {"name": "Office of Community Feedback", "runBy": "Department of Administration", \
                "contact": "feedback@example.org", "securityContact": "security@example.org", "sender": "no-reply@example.org"}""")
public record Described(
        @Schema(description = "What the office is called") String name,

        @Schema(description = "The body that it belongs to; may be empty", example = "Department of Administration")
        String runBy,

        @Schema(description = "The mail address that people may write to", example = "feedback@example.org")
        String contact,

        @Schema(
                description = "Where faults of security are told: a mail address or an https address; may be empty",
                example = "security@example.org")
        String securityContact,

        @Schema(
                description = "The mail address that letters come from; empty: as the server is set",
                example = "no-reply@example.org")
        String sender) {
    /** As the journal writes it down; no sender leaves no trace, so that acts from before there was any hold. */
    String journaled() {
        return String.join("\n", name, runBy, contact, securityContact) + (sender.isEmpty() ? "" : "\n" + sender);
    }
}
