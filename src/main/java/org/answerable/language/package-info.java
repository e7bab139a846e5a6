/**
 * Languages: tags (BCP 47), text direction, which language a text is in, the messages of {@code i18n/}, and the
 * glossary of the field.
 *
 * <p>A UI language is a folder of {@code i18n/}, read at the start; a content language is any valid tag, always stored
 * under its canonical one ({@link org.answerable.language.Languages#parse}). {@link org.answerable.language.Detector}
 * says which language a text is in: the script decides, and where several share one, a model of their grams;
 * {@link org.answerable.language.WritersLanguage} and {@link org.answerable.language.Stretches} say it of texts with
 * several.
 *
 * <p>Rooms above implement {@link org.answerable.language.Translations} (what there is of a text in another language)
 * and {@link org.answerable.language.Wording} (what people at the desk call kinds and states).
 *
 * <p>A message is a look-up in memory; to detect a sentence takes well under a millisecond and looks at a bounded part
 * of a longer text ({@code docs/measured.md}).
 */
package org.answerable.language;
