package org.answerable.platform;

/** What went wrong in a program that an operator runs by a script, in words for the operator. */
public final class ScriptFault extends Exception {
    private static final long serialVersionUID = 1;

    public ScriptFault(String message) {
        super(message);
    }

    public ScriptFault(String message, Throwable cause) {
        super(message, cause);
    }
}
