/**
 * Texts on their way into other languages: which passages there are, in which order they are done, what helps a
 * translator (glossary, memory, a machine's draft), and what was translated.
 *
 * <p>A passage arises where an act of the journal brings a text that somebody reads in another language, or a reader
 * asks for one; it waits, may be drafted by a machine, and is reviewed by a person, from when on it is read. It is
 * cleared away with its text. A passage keeps no copy of its source: the text is read where it stands, and a hash tells
 * whether it is still the text that was translated. So a redaction or a withdrawal takes every translation of the old
 * text away at once. Translators see words and languages; never who wrote, never where.
 *
 * <p>It implements {@code language.Translations}, through which everybody reads, and {@code casework.NoticeAudience};
 * town halls give their words by {@link org.answerable.translation.MeetingWords}, and
 * {@link org.answerable.translation.Translator} is the port to a machine.
 *
 * <p>The queue is a range of {@code passage_queue} or {@code passage_language}; the translations of the texts of a page
 * are one query by their subjects. A machine is asked on a thread of its own, outside of any transaction.
 */
package org.answerable.translation;
