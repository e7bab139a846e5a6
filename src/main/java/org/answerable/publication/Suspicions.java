package org.answerable.publication;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Finds what may be personal in a text, for a moderator to decide on. */
@ApplicationScoped
public class Suspicions {
    /** The suspected parts, in order. */
    public List<Suspicion> in(String text, String language) {
        return List.of();
    }
}
