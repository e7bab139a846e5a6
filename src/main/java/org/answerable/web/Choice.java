package org.answerable.web;

/**
 * One answer of a question in a form, drawn by {@code platform/choices.jte} or as an option of
 * {@code platform/field.jte}.
 *
 * @param value what is sent
 * @param label in the reader's language
 * @param hint one sentence below, or {@code null}
 */
public record Choice(String value, String label, String hint) {
    public Choice(String value, String label) {
        this(value, label, null);
    }
}
