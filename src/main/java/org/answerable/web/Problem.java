package org.answerable.web;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a refusal says (RFC 9457), in the language of the request; {@link Problems} writes it. */
@Schema(description = "Why a request was refused (RFC 9457)", example = """
                {"type": "about:blank", "title": "Something is not right yet", "status": 422, "detail": "Please look at what was sent.",
                 "errors": [{"pointer": "/text", "message": "This is needed."}]}""")
public record Problem(
        @Schema(required = true) String type,
        @Schema(required = true) String title,

        @Schema(required = true, description = "The HTTP status")
        int status,

        @Schema(required = true) String detail,

        @Schema(description = "What is wrong with the content; absent where nothing is")
        List<ProblemError> errors) {

    /** One fault. */
    public record ProblemError(
            @Schema(required = true, description = "Where in the body (RFC 6901); empty: the whole of it")
            String pointer,

            @Schema(required = true) String message) {}

    /** Where the description of the API keeps the answer that every refusal is. */
    public static final String REFUSAL = "Refusal";
}
