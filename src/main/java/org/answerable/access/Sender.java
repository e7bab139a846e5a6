package org.answerable.access;

import jakarta.servlet.ServletRequest;
import java.util.Optional;

/** Who was recognised as sending a request, before anything of it is read; it travels with the request. */
public final class Sender {
    private static final String IDENTITY = "org.answerable.sender.identity";
    private static final String UNCERTAIN = "org.answerable.sender.uncertain";

    private Sender() {}

    /** Says who sends it. */
    public static void recognise(ServletRequest request, Identity identity) {
        request.setAttribute(IDENTITY, identity);
    }

    /** Says that it could not be found out who sends it. */
    public static void leaveUncertain(ServletRequest request) {
        request.setAttribute(UNCERTAIN, true);
    }

    /** Who was recognised, if anybody. */
    public static Optional<Identity> of(ServletRequest request) {
        return Optional.ofNullable((Identity) request.getAttribute(IDENTITY));
    }

    /** Whether it could not be found out who sends it. */
    public static boolean isUncertain(ServletRequest request) {
        return request.getAttribute(UNCERTAIN) != null;
    }
}
