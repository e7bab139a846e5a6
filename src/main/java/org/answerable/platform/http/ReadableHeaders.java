package org.answerable.platform.http;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A {@code Content-Type} that is none counts as one that is not taken, and an {@code Accept} that cannot be read as none: JAX-RS would
 * refuse both before our own problems can answer, with a page of the server's.
 */
@WebFilter("/*")
public class ReadableHeaders implements Filter {
    private static final String TOKEN = "[A-Za-z0-9!#$%&'*+.^_`|~-]+";
    private static final String TYPE = "\\s*+" + TOKEN + "/" + TOKEN + "\\s*+(?:;[^,\\u0000-\\u0008\\u000a-\\u001f]*+)?+";
    private static final Pattern ONE = Pattern.compile(TYPE);
    private static final Pattern LIST = Pattern.compile(TYPE + "(?:," + TYPE + ")*+");
    private static final String UNREADABLE = "application/octet-stream";

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain) throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        String type = http.getContentType();
        String accept = http.getHeader("Accept");
        boolean readable = (type == null || ONE.matcher(type).matches()) && (accept == null || LIST.matcher(accept).matches());
        chain.doFilter(readable ? request : new Readable(http), response);
    }

    private static final class Readable extends HttpServletRequestWrapper {
        Readable(HttpServletRequest request) {
            super(request);
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
            String value = super.getHeader(name);
            return name.equalsIgnoreCase("Accept") && value != null && !LIST.matcher(value).matches() ? "*/*" : value;
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            if (name.equalsIgnoreCase("Content-Type") || name.equalsIgnoreCase("Accept")) {
                String value = getHeader(name);
                return Collections.enumeration(value == null ? List.of() : List.of(value));
            }
            return super.getHeaders(name);
        }
    }
}
