package org.answerable.access;

import java.util.stream.Stream;

/** Port: somebody who is named in the product without an account, e.g. an agency; no account may have the same name. */
public interface Named {
    /** Their names and short names, in all languages. */
    Stream<String> names();
}
