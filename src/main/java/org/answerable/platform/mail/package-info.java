/**
 * Sends mail: over SMTP, or into a local outbox where no server is configured. Knows nothing of what is sent.
 *
 * <p>{@link org.answerable.platform.mail.Mailer} sends one mail, or says by the kind of its exception whether a later
 * try may succeed; trying again, and never twice at once, is the sender's ({@code casework.NoticesPost}). A mail costs
 * one connection and as long as the server takes, up to a timeout: never within a request or a transaction.
 */
package org.answerable.platform.mail;
