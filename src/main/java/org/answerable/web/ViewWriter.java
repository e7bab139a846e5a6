package org.answerable.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import gg.jte.output.Utf8ByteOutput;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
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
import java.util.List;
import java.util.Map;
import org.answerable.access.Caller;
import org.answerable.access.Identity;
import org.answerable.language.Language;
import org.answerable.language.Messages;
import org.answerable.platform.Settings;

/** Draws a {@link View} with its template. */
@Provider
@ApplicationScoped
@Produces(MediaType.TEXT_HTML)
public class ViewWriter implements MessageBodyWriter<View> {
    private final TemplateEngine engine = TemplateEngine.createPrecompiled(
            null, ContentType.Html, ViewWriter.class.getClassLoader(), "org.answerable.templates");

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

    @Inject
    @Any
    Instance<DeskAlarm> alarms;

    @Inject
    Imprint imprint;

    @Inject
    @Any
    Instance<DrawnPage> after;

    @Override
    public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return View.class.isAssignableFrom(type);
    }

    @Override
    public void writeTo(
            View view,
            Class<?> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        Page page = page(!view.faults().isEmpty(), view.queryString());
        // Rendered whole before the first byte leaves: a template that fails becomes a clean error page, never half a
        // page.
        Utf8ByteOutput html = new Utf8ByteOutput();
        engine.render(view.template(), Map.of("view", view, "page", page), html);
        headers.putSingle(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8");
        headers.putSingle(HttpHeaders.CONTENT_LANGUAGE, page.language().tag());
        out.write(finished(html.toByteArray(), view, page));
    }

    /** A view drawn for nobody in particular: it says nothing of who asks, or for what. */
    byte[] alone(View view, Language language) {
        Utf8ByteOutput html = new Utf8ByteOutput();
        Reader nobody = new Reader();
        nobody.read(language, "/", "");
        engine.render(
                view.template(),
                Map.of(
                        "view",
                        view,
                        "page",
                        new Page(
                                false,
                                null,
                                nobody,
                                messages,
                                assets,
                                tokens,
                                null,
                                List.of(),
                                null,
                                null,
                                settings.demo(),
                                settings.publicUrl())),
                html);
        return html.toByteArray();
    }

    private byte[] finished(byte[] html, View view, Page page) {
        byte[] filled = view.faults().isEmpty() ? html : ErrorSummary.inOrder(html, page);
        // An answer to a post shows what was posted, which is newer than any draft, and all of it.
        if (!page.desk() || reader.reads() != view.faults().isEmpty()) {
            return filled;
        }
        for (DrawnPage one : after) {
            filled = one.filled(filled, page, (template, note) -> {
                StringOutput out = new StringOutput();
                engine.render(template, Map.of("note", note, "page", page), out);
                return out.toString();
            });
        }
        return filled;
    }

    private Page page(boolean wrong, String query) {
        Identity identity = caller.identity().orElse(null);
        List<DeskAlarm.Told> told = identity == null || !Page.desk(reader)
                ? List.of()
                : alarms.stream()
                        .flatMap(alarm -> alarm.told(identity).stream())
                        .toList();
        return new Page(
                wrong,
                query,
                reader,
                messages,
                assets,
                tokens,
                identity,
                told,
                imprint.said().orElse(null),
                imprint.mark().orElse(null),
                settings.demo(),
                settings.publicUrl());
    }
}
