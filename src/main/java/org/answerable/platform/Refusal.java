package org.answerable.platform;

import java.util.List;

/**
 * What the product says no to, by what the caller can do about it. {@code key} is a message key of {@code i18n/}; the
 * answer speaks the reader's language. Rolls the transaction back: a refused act changes nothing.
 */
public abstract sealed class Refusal extends RuntimeException {
    private final transient Object[] arguments;

    private Refusal(String key, Object... arguments) {
        super(key, null, false, false);
        this.arguments = arguments;
    }

    /** The message key. */
    public String key() {
        return getMessage();
    }

    /** The arguments of the message. */
    public Object[] arguments() {
        return arguments;
    }

    /** One fault in what was sent: where (RFC 6901 pointer, e.g. {@code /text}) and which message. */
    public record Fault(String pointer, String key, Object... arguments) {
        /** The form field of the pointer: {@code /contact/email} is {@code contact.email}. */
        public String field() {
            return pointer.startsWith("/") ? pointer.substring(1).replace('/', '.') : pointer;
        }
    }

    /** The content is understood and wrong: 422. */
    public static final class Invalid extends Refusal {
        private final transient List<Fault> faults;

        public Invalid(List<Fault> faults) {
            super("platform.problem.invalid", faults.size());
            this.faults = List.copyOf(faults);
        }

        public Invalid(String pointer, String key, Object... arguments) {
            this(List.of(new Fault(pointer, key, arguments)));
        }

        public List<Fault> faults() {
            return faults;
        }
    }

    /** The request itself is malformed (bad JSON, unknown field, bad cursor): 400. */
    public static final class Malformed extends Refusal {
        private final String pointer;

        public Malformed(String pointer, String key, Object... arguments) {
            super(key, arguments);
            this.pointer = pointer;
        }

        public String pointer() {
            return pointer;
        }
    }

    /** It does not exist, or not for this caller; the two must not be told apart: 404. */
    public static final class NotFound extends Refusal {
        public NotFound() {
            super("platform.problem.not-found");
        }

        public NotFound(String key) {
            super(key);
        }
    }

    /** The caller is not signed in, or the token is bad: 401. */
    public static final class Unauthenticated extends Refusal {
        public Unauthenticated() {
            super("platform.problem.unauthenticated");
        }
    }

    /** The caller's role does not have the right: 403. */
    public static final class Forbidden extends Refusal {
        public Forbidden() {
            super("platform.problem.forbidden");
        }

        public Forbidden(String key) {
            super(key);
        }
    }

    /** The present state does not allow it: 409. */
    public static final class Conflict extends Refusal {
        public Conflict(String key, Object... arguments) {
            super(key, arguments);
        }
    }

    /** The request says not what it changes, and must ({@code If-Match}): 428. */
    public static final class Unconditional extends Refusal {
        public Unconditional() {
            super("platform.problem.unconditional");
        }
    }

    /** What the request would change is no longer what the caller saw: 412. */
    public static final class Outdated extends Refusal {
        public Outdated() {
            super("platform.problem.outdated");
        }
    }

    /** Too many requests: 429 with {@code Retry-After} in seconds. */
    public static final class TooMany extends Refusal {
        private final long seconds;

        public TooMany(long seconds) {
            super("platform.problem.too-many", seconds);
            this.seconds = seconds;
        }

        public long seconds() {
            return seconds;
        }
    }

    /** It took too long to come: 408. */
    public static final class TooSlow extends Refusal {
        public TooSlow() {
            super("platform.problem.too-slow");
        }
    }

    /** The body is larger than {@code limit} bytes: 413. */
    public static final class TooLarge extends Refusal {
        public TooLarge(long limit) {
            super("platform.problem.too-large", limit);
        }
    }

    /** The content type is not one this address takes: 415. */
    public static final class WrongType extends Refusal {
        public WrongType() {
            super("platform.problem.wrong-type");
        }
    }

    /** Nothing is taken in yet, as nobody would read it: 503 with {@code Retry-After}. */
    public static final class Closed extends Refusal {
        public Closed() {
            super("office.closed.text");
        }
    }

    /** A part that is needed (database, index) does not answer: 503 with {@code Retry-After}. */
    public static final class Unavailable extends Refusal {
        public Unavailable() {
            super("platform.problem.unavailable");
        }
    }

    /** There is no room to keep anything more. */
    public static final class Full extends Refusal {
        public Full() {
            super("platform.problem.full");
        }
    }
}
