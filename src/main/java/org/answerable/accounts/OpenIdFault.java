package org.answerable.accounts;

import org.answerable.platform.Tagged;

/** Why somebody whom the identity provider sent is not signed in; the page says it in words, by the tag. */
public enum OpenIdFault implements Tagged {
    /** What came back belongs to no sign-in that this browser began, or to one that came back already. */
    STATE,
    /** The token was made for another sign-in. */
    NONCE,
    /** It was made by another provider. */
    ISSUER,
    /** It was made for another application. */
    AUDIENCE,
    /** Its time is over, or has not come. */
    EXPIRED,
    /** It is signed with a key that the provider does not publish. */
    KEY,
    /** It is not signed, or in a way that is not taken. */
    ALGORITHM,
    /** Its signature does not fit, or it is no token. */
    SIGNATURE,
    /** The provider does not answer, or not as it should. */
    PROVIDER,
    /** The provider itself refused. */
    REFUSED,
    /** None of the person's groups has a role here. */
    NO_ROLE,
    /** The provider did not send the groups, because there are too many. */
    GROUPS,
    /** The provider did not ask its person anew, or does not say when it asked. */
    STALE,
    /** Somebody else's account here is linked with this person, or the account with somebody else. */
    LINKED,
    /** The account is switched off here. */
    OFF,
    /** The person's name cannot be an account's here, or another account has it. */
    NAME;

    /** The same as an exception: it is no failure of ours, and keeps no trace. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        private final OpenIdFault fault;

        Refused(OpenIdFault fault) {
            super(fault.name(), null, false, false);
            this.fault = fault;
        }

        OpenIdFault fault() {
            return fault;
        }
    }
}
