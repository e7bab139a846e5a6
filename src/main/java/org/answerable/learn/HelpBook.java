package org.answerable.learn;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.answerable.platform.AfterCommit;
import org.answerable.platform.RecentCopy;
import org.answerable.platform.Time;

/**
 * The organizations that readers see: the product's, each with the office's entry in its place where there is one, then
 * those that the office has added. Also what the one file of the directory has of them.
 */
@ApplicationScoped
public class HelpBook {
    @Inject
    HelpEntries entries;

    @Inject
    Time time;

    @Inject
    AfterCommit afterCommit;

    private final RecentCopy<List<Help>> copy = new RecentCopy<>(known -> shown(entries.committed()));

    /** All that readers see. */
    List<Help> all() {
        return copy.present(time);
    }

    /** The product's and the office's, in the order of the page. */
    static List<Help> shown(List<HelpWanted> own) {
        Map<String, HelpWanted> written = new HashMap<>();
        own.forEach(entry -> written.put(entry.id(), entry));
        List<Help> shown = new ArrayList<>();
        for (Help help : Help.all()) {
            HelpWanted entry = written.remove(help.id());
            if (entry == null) {
                shown.add(help);
            } else if (entry.active()) {
                // One that was taken off and put back says what the product's says, with each fact's own source.
                shown.add(entry.equals(HelpWanted.of(help)) ? help : entry.help());
            }
        }
        own.stream()
                .filter(entry -> written.containsKey(entry.id()) && entry.active())
                .forEach(entry -> shown.add(entry.help()));
        return shown;
    }

    /** The office's own entries, retired ones too, by id; from the database. */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<HelpWanted> present() {
        return entries.all();
    }

    /** Whoever would change one meanwhile waits until the transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void lock(String id) {
        entries.lock(id);
    }

    /** Makes the office's entries what is wanted; the caller has checked them. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void become(List<HelpWanted> wanted) {
        wanted.forEach(entries::write);
        copy.changed(afterCommit);
    }
}
