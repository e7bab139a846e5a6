package org.answerable.accounts;

import jakarta.security.enterprise.credential.Credential;

/** A secret without a name: a personal access token or a session of the desk. */
sealed interface OpaqueCredential extends Credential {
    String secret();

    /** {@code Authorization: Bearer}. */
    record Token(String secret) implements OpaqueCredential {}

    /** The cookie {@code desk}. */
    record Session(String secret) implements OpaqueCredential {}
}
