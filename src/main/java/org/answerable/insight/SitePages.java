package org.answerable.insight;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.answerable.insight.SiteMap.Part;
import org.answerable.language.Demonstration;
import org.answerable.office.Reception;
import org.answerable.platform.Settings;
import org.answerable.platform.Time;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What programs ask of every site: where they may go, what there is, whom to tell of a weakness. */
@Path("/")
@RequestScoped
public class SitePages {
    private static final String TEXT = "text/plain;charset=utf-8";
    /** Asked for, and not with a weight of nothing. */
    private static final Pattern GZIP =
            Pattern.compile("(?i)(^|[,\\s])(x-)?gzip\\s*(;\\s*q\\s*=\\s*(0\\.0*[1-9]|1)|,|$)");

    @Inject
    SiteMap map;

    @Inject
    Settings settings;

    @Inject
    Reception reception;

    @Inject
    Time time;

    @Inject
    Demonstration demonstration;

    /**
     * RFC 9309. A demonstration asks to be left alone. Searches and downloads are endless and hold nothing that records
     * do not; the desk and receipts are nobody's to crawl.
     */
    @GET
    @Path("robots.txt")
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(hidden = true)
    public Response robots() {
        if (demonstration.isOn()) {
            return cached(Response.ok("User-agent: *\nDisallow: /\n", TEXT));
        }
        StringBuilder text = new StringBuilder("User-agent: *\n");
        for (var language : org.answerable.language.Languages.UI) {
            for (String path : new String[] {"/desk", "/receipt", "/search", "/share"}) {
                text.append("Disallow: /").append(language.tag()).append(path).append('\n');
            }
        }
        text.append("Disallow: /api/\n\nSitemap: ").append(settings.publicUrl()).append("/sitemap.xml\n");
        return cached(Response.ok(text.toString(), TEXT));
    }

    /**
     * sitemaps.org 0.9; an index of parts where one file would be too large. Compressed for whoever reads that, as the
     * encoding of the same file.
     */
    @GET
    @Path("sitemap.xml")
    @Produces(MediaType.APPLICATION_XML)
    @Operation(hidden = true)
    public Response sitemap(
            @QueryParam("part") String name,
            @HeaderParam("Accept-Encoding") String encodings,
            @Context Request request) {
        Part part = name == null ? map.whole() : map.part(name);
        boolean zipped = encodings != null && GZIP.matcher(encodings).find();
        EntityTag tag = new EntityTag(part.tag() + (zipped ? "-gzip" : ""));
        Date changed =
                part.changedAt() == null ? null : Date.from(part.changedAt().truncatedTo(ChronoUnit.SECONDS));
        Response.ResponseBuilder answer =
                changed == null ? request.evaluatePreconditions(tag) : request.evaluatePreconditions(changed, tag);
        if (answer == null) {
            byte[] content = part.zipped();
            answer = Response.ok(
                    zipped ? content : (StreamingOutput) out -> unzip(content, out), "application/xml;charset=utf-8");
            if (zipped) {
                answer.header("Content-Encoding", "gzip");
            }
        }
        return answer.tag(tag)
                .lastModified(changed)
                .header("Vary", "Accept-Encoding")
                .header("Cache-Control", "public, max-age=0, must-revalidate")
                .build();
    }

    private static void unzip(byte[] content, OutputStream out) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(content), 1 << 13)) {
            in.transferTo(out);
        }
    }

    /**
     * RFC 9116. The contact is what the office says, else {@code SECURITY_CONTACT}; without both the form that
     * everybody uses takes such reports too.
     */
    @GET
    @Path(".well-known/security.txt")
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(hidden = true)
    public Response security() {
        String contact = reception
                .securityContact()
                .or(() -> settings.get("SECURITY_CONTACT"))
                .map(c -> c.contains("@") && !c.startsWith("mailto:") ? "mailto:" + c : c)
                .orElse(settings.publicUrl() + "/en/share");
        String expires = time.now()
                .truncatedTo(ChronoUnit.DAYS)
                .plus(Duration.ofDays(180))
                .toString();
        return cached(Response.ok(
                "Contact: " + contact.replaceAll("[\\r\\n]", "") + "\nExpires: " + expires
                        + "\nPreferred-Languages: en, es\nCanonical: " + settings.publicUrl()
                        + "/.well-known/security.txt\n",
                TEXT));
    }

    private static Response cached(Response.ResponseBuilder answer) {
        return answer.header("Cache-Control", "public, max-age=300").build();
    }
}
