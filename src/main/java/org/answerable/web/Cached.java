package org.answerable.web;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.answerable.language.Language;
import org.answerable.platform.Codes;
import org.answerable.platform.Sha256;

/** Public answers with a validator (RFC 9110): always asked for again, sent again only where they changed. */
public final class Cached {
    /** What a file may do where a browser shows it all the same (CSP Level 3). */
    private static final String SHUT =
            "default-src 'none'; frame-ancestors 'none'; form-action 'self'; base-uri 'none'; "
                    + "require-trusted-types-for 'script'; sandbox";

    private Cached() {}

    /** Templates and messages change with the program only: a new process, new validators. */
    private static final String PROCESS = Codes.random(10);

    /** The answer as JSON with its ETag, or 304. */
    public static Response answer(Request request, Object body, Language language) {
        byte[] json = JsonSettings.write(body).getBytes(StandardCharsets.UTF_8);
        EntityTag tag = tag(json);
        Response.ResponseBuilder same = request.evaluatePreconditions(tag);
        Response.ResponseBuilder answer = same != null
                ? same
                : Response.ok(json, "application/json;charset=utf-8").header("Content-Language", language.tag());
        return answer.tag(tag)
                .header("Cache-Control", "public, max-age=0, must-revalidate")
                .header("Vary", "Accept-Language")
                .build();
    }

    /**
     * A public page with its ETag, or 304; the same for everyone who asks in its language.
     *
     * @param view a record of values, so that its text form holds all that the page shows
     */
    public static Response page(Request request, View view, Language language) {
        EntityTag tag = tag((PROCESS + language.tag() + view).getBytes(StandardCharsets.UTF_8));
        Response.ResponseBuilder same = request.evaluatePreconditions(tag);
        Response.ResponseBuilder answer = same != null ? same : Response.ok(view, "text/html;charset=utf-8");
        return answer.tag(tag)
                .header("Cache-Control", "public, max-age=0, must-revalidate")
                .build();
    }

    /**
     * A file with its ETag, to be saved, or 304; its bytes are read only where they are sent.
     *
     * @param hash another one for other bytes
     * @param type its media type
     * @param named its {@code Content-Disposition} ({@link Attachment})
     */
    public static Response file(Request request, String hash, String type, String named, Supplier<byte[]> bytes) {
        EntityTag tag = new EntityTag(hash);
        Response.ResponseBuilder same = request.evaluatePreconditions(tag);
        Response.ResponseBuilder answer =
                same != null ? same : Response.ok(bytes.get(), type).header("Content-Disposition", named);
        return answer.tag(tag)
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", SHUT)
                .header("Cache-Control", "public, max-age=0, must-revalidate")
                .build();
    }

    private static EntityTag tag(byte[] content) {
        return new EntityTag(Sha256.hex(content, 16));
    }
}
