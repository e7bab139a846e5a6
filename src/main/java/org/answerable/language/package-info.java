/**
 * Languages: tags (BCP 47), text direction, which language a text is in, and the messages of {@code i18n/}.
 *
 * <p>A UI language is a folder of {@code i18n/}; a content language is any valid tag.
 */
package org.answerable.language;
