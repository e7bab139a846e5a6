package org.answerable.access;

import java.util.Locale;

/** The roles of an account. An account may have several. */
public enum Role {
    PARTNER,
    LIAISON,
    TRANSLATOR,
    MODERATOR,
    COORDINATOR,
    AUDITOR,
    ADMIN;

    /**
     * Whether it reads what people wrote, or makes others able to: given by one administrator alone only where there is
     * no second.
     */
    public boolean needsTwo() {
        return this != PARTNER;
    }

    /** As it stands in the database and in message keys. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
