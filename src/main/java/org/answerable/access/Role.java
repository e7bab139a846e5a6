package org.answerable.access;

/** The roles of an account. An account may have several. */
public enum Role {
    PARTNER, LIAISON, TRANSLATOR, MODERATOR, COORDINATOR, AUDITOR, ADMIN
}
