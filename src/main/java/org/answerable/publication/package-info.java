/**
 * From what was written to what is public: moderation, redaction, the public record.
 *
 * <p>A moderator publishes a submission, with what is to be hidden of it and of its answers, or withholds it with a
 * reason; may decide anew at any time; and looks again where an answer came. Publishing copies the redacted text into
 * tables of its own; {@link org.answerable.publication.PublicRecord} is read from those alone, so nothing unpublished
 * can reach a public exit through it. Where its writer takes it back or forbids it, the copies are emptied in the same
 * transaction. Every public page, search, feed, download and figure goes through it.
 *
 * <p>Others call {@link org.answerable.publication.PublicRecords}. It implements {@code intake.Aftermath}, hears
 * {@code casework.Answered}, {@code intake.Withdrawn} and {@code intake.PublicationForbidden}, and asks town halls by
 * {@link org.answerable.publication.Promises}.
 *
 * <p>Records are loaded by their keys, as many as a page shows, in one query a table; the latest by
 * {@code public_record_published}, what changed by {@code public_record_updated}, and a moderator's list by
 * {@code submission_state}.
 */
package org.answerable.publication;
