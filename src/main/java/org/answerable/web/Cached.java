package org.answerable.web;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import org.answerable.language.Language;
import org.answerable.platform.Codes;
import org.answerable.platform.Sha256;

/** Public answers with a validator (RFC 9110): always asked for again, sent again only where they changed. */
public final class Cached {
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

    private static EntityTag tag(byte[] content) {
        return new EntityTag(Sha256.hex(content, 16));
    }
}
