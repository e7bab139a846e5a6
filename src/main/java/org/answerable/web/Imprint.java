package org.answerable.web;

import java.util.Optional;

/** Who runs this server, at the foot of every page. Asked for each page that is drawn, so it answers from memory. */
public interface Imprint {
    /**
     * What the office says of itself.
     *
     * @param runBy the body that it belongs to, may be empty
     * @param contact a mail address
     */
    record Said(String name, String runBy, String contact) {}

    /** Empty where it has not said anything yet. */
    Optional<Said> said();

    /** Stands for its mark, which is at {@code /mark.png}; empty where the product's stands. */
    Optional<String> mark();
}
