package org.answerable.access;

import java.util.Locale;

/** The roles of an account. An account may have several. */
public enum Role {
    PARTNER, LIAISON, TRANSLATOR, MODERATOR, COORDINATOR, AUDITOR, ADMIN;

    /** As it stands in the database and in message keys. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
