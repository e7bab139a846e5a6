/**
 * Texts on their way into other languages: which passages there are, in which order they are done, what helps a
 * translator (glossary, memory, a machine's draft), and what was translated.
 *
 * <p>A passage keeps no copy of its source: the text is read where it stands, for a reviewed translation as for a new
 * one, and a hash tells whether it is still the text that was translated. So a redaction or a withdrawal takes every
 * translation of the old text away at once. Translators see words and languages; never who wrote, never where.
 */
package org.answerable.translation;
