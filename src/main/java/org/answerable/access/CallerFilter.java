package org.answerable.access;

import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;

/**
 * Puts who was recognised ({@link Sender}), and the hashed address of the request, on the request's thread, and always
 * takes them off.
 */
public class CallerFilter implements Filter {
    @Inject
    RateLimits limits;

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Caller.set(Sender.of(request).orElse(null));
        Caller.uncertain(Sender.isUncertain(request));
        Caller.from(limits.key(request.getRemoteAddr()));
        try {
            chain.doFilter(request, response);
        } finally {
            Caller.set(null);
            Caller.from(null);
            Caller.uncertain(false);
        }
    }
}
