/**
 * From what was written to what is public: moderation, redaction, the public record.
 *
 * <p>Publishing copies the redacted text into tables of its own; {@link org.answerable.publication.PublicRecord} is
 * read from those alone, so nothing unpublished can reach a public exit through it. Every public page, search, feed,
 * download and figure goes through it.
 */
package org.answerable.publication;
