package org.answerable.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.function.Function;

/**
 * Reads several lists in one transaction of its own, so the copy is of one moment and never holds what might roll back.
 */
@ApplicationScoped
class DirectoryReading {
    @Inject
    DirectoryEntries entries;

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    <T> T inOne(Function<DirectoryEntries, T> work) {
        return work.apply(entries);
    }
}
