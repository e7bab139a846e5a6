package org.answerable.casework;

import java.util.List;
import org.answerable.web.View;

/**
 * The desk's first page: what waits, and what somebody to whom no tickets come can do.
 *
 * @param can nothing for those whose work is what waits
 */
public record DeskView(DeskReading.Waiting waiting, List<Can> can) implements View {
    /**
     * Something that can be done, or is to be known.
     *
     * @param path the page, without the language; {@code null} where there is none
     * @param state how it stands, in sentences
     * @param code what the last sentence ends with: an id in no language, or {@code null}
     * @param urgent whether somebody has to do something
     */
    public record Can(String title, String path, List<String> state, String code, boolean urgent) {
        public Can(String title, String path, List<String> state, boolean urgent) {
            this(title, path, state, null, urgent);
        }

        public Can(String title, String path, String state) {
            this(title, path, List.of(state), false);
        }
    }
}
