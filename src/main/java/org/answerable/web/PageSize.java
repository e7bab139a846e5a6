package org.answerable.web;

import org.answerable.platform.Refusal;

/** How many entries of a list a caller wants: 1 to 100. */
public final class PageSize {
    private PageSize() {}

    /**
     * Reads the parameter {@code size}.
     *
     * @throws Refusal.Malformed where it is not a whole number from 1 to 100
     */
    public static int of(String size, int otherwise) {
        if (size == null || size.isEmpty()) {
            return otherwise;
        }
        if (size.matches("[0-9]{1,3}")) {
            int number = Integer.parseInt(size);
            if (number >= 1 && number <= 100) {
                return number;
            }
        }
        throw new Refusal.Malformed("/size", "platform.fault.size");
    }
}
