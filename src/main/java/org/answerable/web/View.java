package org.answerable.web;

import java.util.List;
import org.answerable.platform.Refusal.Fault;

/**
 * What a page shows, ready for its template: {@code org.answerable.intake.ShareView} is drawn by
 * {@code intake/ShareView.jte}.
 */
public interface View {
    /** The HTTP status of the page. */
    default int status() {
        return 200;
    }

    /** What is wrong with the form that it answers; none for a page that was asked for. */
    default List<Fault> faults() {
        return List.of();
    }

    /**
     * What the page was asked for, as it was understood: empty, or beginning with {@code ?}. The links to the page in
     * other languages say the same. {@code null} where that is the query as it came.
     */
    default String queryString() {
        return null;
    }

    /**
     * Whether it answers a form without having done what the form asks for, though nothing in it is wrong: a warning, a
     * preview. What was typed into it is kept.
     */
    default boolean undone() {
        return !faults().isEmpty();
    }

    /** The template's file, by convention the feature's folder and the class's name. */
    default String template() {
        String[] parts = getClass().getName().split("\\.");
        return parts[2] + "/" + getClass().getSimpleName() + ".jte";
    }
}
