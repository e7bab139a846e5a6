package org.answerable.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.answerable.language.Wording;

/** The changed words, from the directory's copy. */
@ApplicationScoped
class DirectoryWording implements Wording {
    @Inject
    Directory directory;

    @Override
    public Optional<String> word(String key, String language) {
        return directory.word(key, language);
    }
}
