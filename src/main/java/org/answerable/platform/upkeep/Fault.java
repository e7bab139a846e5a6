package org.answerable.platform.upkeep;

/** What went wrong, in words for the operator. */
final class Fault extends Exception {
    private static final long serialVersionUID = 1;

    Fault(String message) {
        super(message);
    }

    Fault(String message, Throwable cause) {
        super(message, cause);
    }
}
