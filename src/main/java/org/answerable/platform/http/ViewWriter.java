package org.answerable.platform.http;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Map;
import org.answerable.access.Caller;
import org.answerable.language.Language;
import org.answerable.language.Messages;
import org.answerable.platform.Settings;

/** Draws a {@link View} with its template. */
@Provider
@ApplicationScoped
@Produces(MediaType.TEXT_HTML)
public class ViewWriter implements MessageBodyWriter<View> {
    private final TemplateEngine engine = TemplateEngine.createPrecompiled(null, ContentType.Html, ViewWriter.class.getClassLoader(), "org.answerable.templates");

    @Inject
    Reader reader;
    @Inject
    Messages messages;
    @Inject
    Assets assets;
    @Inject
    FormTokens tokens;
    @Inject
    Caller caller;
    @Inject
    Settings settings;

    @Override
    public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return View.class.isAssignableFrom(type);
    }

    @Override
    public void writeTo(View view, Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType,
            MultivaluedMap<String, Object> headers, OutputStream out) throws IOException {
        Page page = page();
        // Rendered whole before the first byte leaves: a template that fails becomes a clean error page, never half a page.
        Utf8ByteOutput html = new Utf8ByteOutput();
        engine.render(view.template(), Map.of("view", view, "page", page), html);
        headers.putSingle(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8");
        headers.putSingle(HttpHeaders.CONTENT_LANGUAGE, page.language().tag());
        html.writeTo(out);
    }

    /** A view drawn for nobody in particular: it says nothing of who asks, or for what. */
    byte[] alone(View view, Language language) {
        Utf8ByteOutput html = new Utf8ByteOutput();
        Reader nobody = new Reader();
        nobody.read(language, "/", "");
        engine.render(view.template(), Map.of("view", view, "page", new Page(nobody, messages, assets, tokens, null, settings.demo(), settings.publicUrl())), html);
        return html.toByteArray();
    }

    private Page page() {
        return new Page(reader, messages, assets, tokens, caller.identity().orElse(null), settings.demo(), settings.publicUrl());
    }
}
