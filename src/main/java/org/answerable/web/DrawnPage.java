package org.answerable.web;

/** Port: what is put into a page of the desk after it was drawn, so that no template has to know of it. */
public interface DrawnPage {
    /** Draws a template of its own; {@code page} is given to it beside {@code note}. */
    interface Pen {
        /**
         * Draws.
         *
         * @param template the file, e.g. {@code accounts/kept.jte}
         */
        String draw(String template, Object note);
    }

    /**
     * The page with what is put into it; the same where there is nothing. It is asked of a page that was asked for, and
     * of one that answers a form with faults.
     */
    byte[] filled(byte[] drawn, Page page, Pen pen);
}
