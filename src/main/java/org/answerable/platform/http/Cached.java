package org.answerable.platform.http;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.answerable.language.Language;

/** Public answers with a validator (RFC 9110): always asked for again, sent again only where they changed. */
public final class Cached {
    private Cached() {}

    /** The answer as JSON with its ETag, or 304. */
    public static Response answer(Request request, Object body, Language language) {
        byte[] json = JsonSettings.write(body).getBytes(StandardCharsets.UTF_8);
        EntityTag tag;
        try {
            tag = new EntityTag(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(json), 0, 16));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        Response.ResponseBuilder same = request.evaluatePreconditions(tag);
        Response.ResponseBuilder answer = same != null ? same : Response.ok(json, "application/json;charset=utf-8").header("Content-Language", language.tag());
        return answer.tag(tag).header("Cache-Control", "public, max-age=0, must-revalidate").header("Vary", "Accept-Language").build();
    }
}
