package org.answerable.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.answerable.access.Identity;

/** Whether what somebody typed is the password of the account that they are signed in with. */
@ApplicationScoped
class PresentPassword {
    @Inject
    Recognising recognising;

    @Inject
    Passwords passwords;

    /** Whether there is one: who came by an identity provider has none. */
    boolean exists(Identity me) {
        return hash(me) != null;
    }

    /** Outside of any transaction, as hashing is slow. */
    boolean is(Identity me, String typed) {
        return passwords.matches(typed, hash(me));
    }

    private String hash(Identity me) {
        return recognising
                .byName(me.name())
                .map(Recognising.Known::passwordHash)
                .orElse(null);
    }
}
