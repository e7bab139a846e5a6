package org.answerable.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Which topics submissions name: those must stay in the directory. Says nothing about any submission. */
@ApplicationScoped
public class NamedTopics {
    @Inject
    Submissions submissions;

    /** Their slugs. */
    public List<String> all() {
        return submissions.topics();
    }
}
