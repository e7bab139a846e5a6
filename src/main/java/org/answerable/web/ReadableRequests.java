package org.answerable.web;

import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.regex.Pattern;
import org.answerable.platform.Settings;

/**
 * What JAX-RS would fail at before our own problems can answer, made readable: a {@code Content-Type} that is none
 * counts as one that is not taken, an {@code Accept} that cannot be read as none, a percent sign that escapes nothing
 * in a query or form, and what no address may hold, as itself. And the address that a request is for is the product's
 * own ({@code PUBLIC_URL}), whatever its {@code Host} says: anybody can forge that.
 */
public class ReadableRequests implements Filter {
    private static final String TOKEN = "[A-Za-z0-9!#$%&'*+.^_`|~-]+";
    private static final String TYPE =
            "\\s*+" + TOKEN + "/" + TOKEN + "\\s*+(?:;[^,\\u0000-\\u0008\\u000a-\\u001f]*+)?+";
    private static final Pattern ONE = Pattern.compile(TYPE);
    private static final Pattern LIST = Pattern.compile(TYPE + "(?:," + TYPE + ")*+");
    /** A weight (RFC 9110, 12.4.2) that is none. */
    private static final Pattern WEIGHT =
            Pattern.compile(";\\s*[qQ]\\s*=(?!\\s*(?:0(?:\\.[0-9]*)?|1(?:\\.0*)?)\\s*(?:[;,]|$))");

    private static final Pattern BARE = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    /** What no address may hold as it is (RFC 3986, appendix A), though browsers send some of it. */
    private static final Pattern UNFIT = Pattern.compile("[^!#-;=?-\\[\\]_a-z~]");

    private static final String UNREADABLE = "application/octet-stream";

    @Inject
    Settings settings;

    private URI own;

    @Override
    public void init(FilterConfig config) {
        own = URI.create(settings.publicUrl());
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        chain.doFilter(new Readable((HttpServletRequest) request, own), response);
    }

    /** A path or query in which each percent sign escapes something, and everything that must be is escaped. */
    static String readable(String address) {
        return address == null
                ? null
                : UNFIT.matcher(escaped(address)).replaceAll(found -> {
                    char c = found.group().charAt(0);
                    return c < 0x100
                            ? String.format("%%%02X", (int) c)
                            : URLEncoder.encode(found.group(), StandardCharsets.UTF_8);
                });
    }

    /** A query or form in which each percent sign escapes something. */
    static String escaped(String text) {
        return text.indexOf('%') < 0 ? text : BARE.matcher(text).replaceAll("%25");
    }

    private static boolean acceptable(String accept) {
        return LIST.matcher(accept).matches() && !WEIGHT.matcher(accept).find();
    }

    private static final class Readable extends HttpServletRequestWrapper {
        private final URI own;

        Readable(HttpServletRequest request, URI own) {
            super(request);
            this.own = own;
        }

        @Override
        public String getQueryString() {
            return readable(super.getQueryString());
        }

        @Override
        public String getRequestURI() {
            return readable(super.getRequestURI());
        }

        @Override
        public StringBuffer getRequestURL() {
            return new StringBuffer(getScheme())
                    .append("://")
                    .append(own.getRawAuthority())
                    .append(getRequestURI());
        }

        @Override
        public String getScheme() {
            return super.isSecure() ? "https" : own.getScheme();
        }

        @Override
        public String getServerName() {
            return own.getHost();
        }

        @Override
        public int getServerPort() {
            return own.getPort() >= 0 ? own.getPort() : getScheme().equals("https") ? 443 : 80;
        }

        @Override
        public String getContentType() {
            String type = super.getContentType();
            return type == null || ONE.matcher(type).matches() ? type : UNREADABLE;
        }

        @Override
        public String getHeader(String name) {
            if (name.equalsIgnoreCase("Content-Type")) {
                return getContentType();
            }
            if (name.equalsIgnoreCase("Host")) {
                return own.getRawAuthority();
            }
            String value = super.getHeader(name);
            return name.equalsIgnoreCase("Accept") && value != null && !acceptable(value) ? "*/*" : value;
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            if (name.equalsIgnoreCase("Content-Type")
                    || name.equalsIgnoreCase("Accept")
                    || name.equalsIgnoreCase("Host")) {
                String value = getHeader(name);
                return Collections.enumeration(value == null ? List.of() : List.of(value));
            }
            return super.getHeaders(name);
        }
    }
}
