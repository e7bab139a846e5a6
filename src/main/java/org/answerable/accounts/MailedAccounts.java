package org.answerable.accounts;

import org.answerable.platform.mail.MailAddress;

/** Which accounts mail can be sent to: an account is called by its owner's address, where the owner has one. */
public final class MailedAccounts {
    private MailedAccounts() {}

    /** Whether a name is an address that somebody reads. Those of a demonstration look like one, and are nobody's. */
    public static boolean reaches(String name) {
        return MailAddress.is(name) && !name.endsWith(".demo");
    }
}
