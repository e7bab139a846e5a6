/**
 * Finding what is personal in words, and what stands in its place: suspected parts of a text with their kind and reason
 * ({@link org.answerable.redaction.Suspicions}), spans that are hidden and the text with bars in their place
 * ({@link org.answerable.redaction.Redaction}), and whether another text gives away what is hidden in one
 * ({@link org.answerable.redaction.HiddenWords}). Offsets count code points. It knows no submissions: intake, casework
 * and publication ask it.
 */
package org.answerable.redaction;
