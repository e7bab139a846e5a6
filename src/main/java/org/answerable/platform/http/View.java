package org.answerable.platform.http;

/** What a page shows, ready for its template: {@code org.answerable.intake.ShareView} is drawn by {@code intake/ShareView.jte}. */
public interface View {
    /** The HTTP status of the page. */
    default int status() {
        return 200;
    }

    /** The template's file, by convention the feature's folder and the class's name. */
    default String template() {
        String[] parts = getClass().getName().split("\\.");
        return parts[2] + "/" + getClass().getSimpleName() + ".jte";
    }
}
