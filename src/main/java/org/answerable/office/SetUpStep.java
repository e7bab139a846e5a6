package org.answerable.office;

import java.util.List;
import org.answerable.language.Language;

/**
 * Something that must be there before a server is of use. Rooms above say what they need by a bean of this type; it is
 * asked within a transaction, by whoever may read the directory.
 */
public interface SetUpStep {
    /** The place in the list, from 1. */
    int position();

    /** What it is called: the messages are {@code office.step.<name>} and {@code office.step.<name>.hint}. */
    String name();

    /** The page of the desk where it is done, without the language. */
    String path();

    /** How it stands. */
    State state(Language reader);

    /**
     * How a step stands.
     *
     * @param missing what is missing by name (agencies that nobody answers for); empty where there is nothing to name
     */
    record State(boolean done, List<String> missing) {
        /** Done or not, with nothing to name. */
        public static State of(boolean done) {
            return new State(done, List.of());
        }
    }

    /** Whether nothing may be taken in before it is done. */
    default boolean isNeededToOpen() {
        return false;
    }
}
