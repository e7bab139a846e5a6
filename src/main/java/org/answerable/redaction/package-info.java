/**
 * Finding what is personal in words, and what stands in its place: suspected parts of a text with their kind and reason
 * ({@link org.answerable.redaction.Suspicions}), spans that are hidden and the text with bars in their place
 * ({@link org.answerable.redaction.Redaction}), whether another text gives away what is hidden in one
 * ({@link org.answerable.redaction.HiddenWords}), and where one text repeats another
 * ({@link org.answerable.redaction.Quotes}). It marks and never decides: a moderator or the writer does.
 *
 * <p>Offsets count code points. It knows no submissions: intake, casework and publication ask it. Nothing is stored;
 * each is a pass over the text, in proportion to its length, and where the same texts are opened again
 * {@code Suspicions} keeps what it found by their digests, without a word of them.
 */
package org.answerable.redaction;
