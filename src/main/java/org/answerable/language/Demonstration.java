package org.answerable.language;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.answerable.platform.Settings;
import org.answerable.platform.mail.SubjectMark;

/**
 * Says of words that leave a demonstration that they are made up: they name real agencies, and a banner stays behind on
 * the page they are copied from. A server that is no demonstration says nothing of it.
 */
@ApplicationScoped
public class Demonstration implements SubjectMark {
    @Inject
    Settings settings;

    @Inject
    Messages messages;

    /** Whether this server is one. */
    public boolean isOn() {
        return settings.demo();
    }

    /**
     * A title, a subject or a citation with the mark before it, in the reader's language; on a server that is no
     * demonstration as it is.
     */
    public String marked(String words, Language reader) {
        return isOn() ? messages.get(reader, "platform.demonstration.marked", words) : words;
    }

    @Override
    public String marked(String subject, String language) {
        return marked(subject, new Language(language));
    }
}
