package org.answerable.web;

import java.util.List;
import org.answerable.access.Identity;

/**
 * Something that whoever may know it must see on every page of the desk. Asked for each page that is drawn there, so it
 * answers from memory.
 */
public interface DeskAlarm {
    /**
     * What is wrong.
     *
     * @param text a message key
     * @param path where more of it stands, without the language; {@code null} where the reader may not go there
     */
    record Told(String text, String path) {}

    /** What is wrong now, as far as the reader may know it; empty where nothing is. */
    List<Told> told(Identity reader);
}
