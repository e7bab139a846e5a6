package org.answerable.translation;

import java.util.Optional;
import org.answerable.language.Language;

/** A machine that translates. */
interface Translator {
    /** Whether it can, as far as it says. */
    boolean can(Language from, Language to) throws Unreachable;

    /** The text in the other language; empty where it did not keep every redaction in its place. */
    Optional<String> translate(String text, Language from, Language to) throws Unreachable;

    /** It does not answer, or not as it should; later it may. */
    class Unreachable extends Exception {
        Unreachable(String why, Throwable cause) {
            super(why, cause);
        }
    }
}
