package org.answerable.accounts;

import jakarta.security.enterprise.CallerPrincipal;
import org.answerable.access.Identity;

/** A recognised account, as Jakarta Security's principal. */
final class AccountPrincipal extends CallerPrincipal {
    private static final long serialVersionUID = 1L;
    private final transient Identity identity;

    AccountPrincipal(Identity identity) {
        super(identity.name());
        this.identity = identity;
    }

    Identity identity() {
        return identity;
    }
}
