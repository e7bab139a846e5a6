/**
 * Sends mail: over SMTP, or into a local outbox where no server is configured. Knows nothing of what is sent; retries
 * are the sender's.
 */
package org.answerable.platform.mail;
