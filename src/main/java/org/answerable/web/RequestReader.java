package org.answerable.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.answerable.access.Right;
import org.answerable.language.Language;
import org.answerable.language.Languages;
import org.answerable.platform.DatabaseWatch;
import org.answerable.platform.Refusal;

/**
 * Takes the language off the path before resources are matched, so that resources know {@code /share} only; sends a
 * page without a language to the reader's; bounds every body.
 */
@Provider
@PreMatching
@ApplicationScoped
public class RequestReader implements ContainerRequestFilter {
    /** The largest body, in bytes: 20,000 code points of four bytes, escaped as JSON, with room. */
    static final long BODY_LIMIT = 512 * 1024;
    /** The largest import, in bytes: some ten thousand long texts. Its rows have limits of their own. */
    static final long IMPORT_LIMIT = 64 * 1024 * 1024;

    /** A page that may be sent a file, and the API's address of the same. */
    private static final Pattern WITH_FILE =
            Pattern.compile("/[A-Za-z-]{2,12}/desk/directory/documents/(new|[^/]+/versions)");

    /** The same, for a small one. */
    private static final Pattern WITH_PICTURE = Pattern.compile("/[A-Za-z-]{2,12}/desk/office/mark");

    private static final Pattern DIRECTORY = Pattern.compile("/api/v1/desk/(directory|pdfs|documents(/[^/]*)?)");

    private static final Set<String> ROOTS =
            Set.of("api", "metrics", "robots.txt", "sitemap.xml", "mark.png", ".well-known");

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    /** What the page of a receipt is asked for that changes nothing. */
    private static final Set<String> READING_RECEIPT = Set.of("", "open", "stay", "given", "consent", "withdraw");

    @Inject
    Reader reader;

    @Inject
    DatabaseWatch watch;

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        URI uri = request.getUriInfo().getRequestUri();
        String raw = uri.getRawPath();
        String[] parts = raw.split("/", 3);
        String first = parts.length > 1 ? parts[1] : "";
        reader.method(request.getMethod());
        Cookie form = request.getCookies().get(FormTokens.COOKIE);
        reader.formCookie(form == null ? null : form.getValue());
        if (ROOTS.contains(first)) {
            Optional<Language> asked = Optional.ofNullable(
                            request.getUriInfo().getQueryParameters().getFirst("lang"))
                    .filter(l -> !raw.contains("/search"))
                    .flatMap(Languages::near);
            reader.read(
                    asked.orElseGet(() -> Languages.negotiate(request.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE))),
                    raw,
                    uri.getRawQuery());
        } else {
            Optional<Language> language = Languages.ui(first);
            if (language.isEmpty() || parts.length == 2) {
                // /zh/share is meant for /zh-Hans/share; /share is for whatever the reader's browser asks for.
                Optional<Language> near = Languages.near(first);
                Language target =
                        near.orElseGet(() -> Languages.negotiate(request.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE)));
                String rest =
                        near.isEmpty() && !Languages.isTag(first) ? raw : parts.length == 2 ? "/" : "/" + parts[2];
                if (request.getMethod().equals("GET") || request.getMethod().equals("HEAD")) {
                    String location =
                            "/" + target.tag() + rest + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
                    request.abortWith(Response.status(302)
                            .header("Location", location)
                            .header("Vary", "Accept-Language")
                            .build());
                    return;
                }
                reader.read(target, rest, uri.getRawQuery());
            } else {
                String path = "/" + parts[2];
                reader.read(language.get(), path, uri.getRawQuery());
                request.setRequestUri(
                        request.getUriInfo().getBaseUri(),
                        UriBuilder.fromUri(uri).replacePath(path).build());
            }
        }
        bound(request, raw);
    }

    private void bound(ContainerRequestContext request, String path) throws IOException {
        long limit = imports(path, request.getHeaderString(HttpHeaders.CONTENT_TYPE)) ? IMPORT_LIMIT : BODY_LIMIT;
        String length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        if (length != null && length.matches("[0-9]+") && (length.length() > 12 || Long.parseLong(length) > limit)) {
            throw new Refusal.TooLarge(limit);
        }
        keep(request, path);
        if (request.getProperty(Bodies.REFUSED) instanceof Refusal refusal) {
            throw refusal;
        }
        if (watch.isAway() && Admission.kind(request.getMethod(), path).isPresent()) {
            throw new Refusal.Unavailable();
        }
        if (watch.isFull() && needsRoom(request.getMethod(), reader.path(), reader.posted())) {
            throw new Refusal.Full();
        }
    }

    /**
     * A form of a page is known to whatever answers it, so that what was typed can be given back ({@link Unsent}). It
     * is there: no thread waits for it.
     */
    private void keep(ContainerRequestContext request, String raw) throws IOException {
        MediaType type = request.getMediaType();
        if (!request.getMethod().equals("POST")
                || reader.path().startsWith("/api/")
                || !request.hasEntity()
                || type == null) {
            return;
        }
        if (type.isCompatible(MediaType.APPLICATION_FORM_URLENCODED_TYPE)) {
            byte[] form = request.getEntityStream().readAllBytes();
            request.setEntityStream(new ByteArrayInputStream(form));
            reader.posted(form);
        } else if (type.isCompatible(MediaType.MULTIPART_FORM_DATA_TYPE)
                && (WITH_FILE.matcher(raw).matches()
                        || WITH_PICTURE.matcher(raw).matches())) {
            byte[] sent = request.getEntityStream().readAllBytes();
            request.setEntityStream(new ByteArrayInputStream(sent));
            if (sent.length > 0) { // Too long a one of somebody without the right is not read.
                reader.posted(FormWithFile.read(sent, type.getParameters().get("boundary"))
                        .fields());
            }
        }
    }

    /**
     * Whether a request is turned away while the disk is full: every one that may change something, whatever its
     * address is, but those that are known to read only.
     *
     * @param path without the language
     * @param posted the form that was posted; {@code null} where none was
     */
    static boolean needsRoom(String method, String path, byte[] posted) {
        if (READING.contains(method)) {
            return false;
        }
        boolean opens = path.equals("/api/v1/receipts/open")
                || path.equals("/receipt")
                        && posted != null
                        && READING_RECEIPT.contains(
                                Objects.toString(FormBody.read(posted).getFirst("go"), ""));
        return !(method.equals("POST") && opens);
    }

    /** Whether what is sent to this path may be as large as an import. */
    static boolean imports(String path, String type) {
        return largeFor(path, type).isPresent();
    }

    /**
     * Whoever has this right may send as much to a path as an import is; nobody, where there is none.
     *
     * @param type the media type of what is sent; {@code null} where it says none
     */
    static Optional<Right> largeFor(String path, String type) {
        if (path.equals("/api/v1/desk/imports")) {
            return Optional.of(Right.IMPORT);
        }
        boolean withFile = type != null
                && type.toLowerCase(Locale.ROOT).startsWith(MediaType.MULTIPART_FORM_DATA)
                && WITH_FILE.matcher(path).matches();
        return withFile || DIRECTORY.matcher(path).matches() ? Optional.of(Right.EDIT_DIRECTORY) : Optional.empty();
    }
}
