package org.answerable.platform.mail;

import java.util.Optional;

/** Port: the address that letters come from where the office says so itself; asked for each letter, from memory. */
public interface SenderAddress {
    /** Empty: as {@code MAIL_FROM} says. */
    Optional<String> address();
}
