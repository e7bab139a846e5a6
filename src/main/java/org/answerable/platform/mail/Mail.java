package org.answerable.platform.mail;

/**
 * One message of plain text to one reader. Its text form tells nothing, so that it cannot reach a log.
 *
 * @param to a single address without a name, e.g. {@code someone@example.org}
 * @param language of subject and body, BCP 47
 * @param cause what it is sent for, unique: the same cause gives the same {@code Message-ID}, so that a mailbox can
 *     tell a repetition
 */
public record Mail(String to, String subject, String body, String language, String cause) {
    @Override
    public String toString() {
        return "mail";
    }
}
