package org.answerable.accounts;

import org.answerable.platform.Tagged;

/** How somebody signed in. */
public enum Means implements Tagged {
    PASSWORD,
    /** The password, then a code of an app. */
    CODE,
    /** The password, then a recovery code. */
    RECOVERY,
    /** A passkey, alone or after the password. */
    PASSKEY,
    /** At the identity provider, which answers for how it asked. */
    PROVIDER
}
