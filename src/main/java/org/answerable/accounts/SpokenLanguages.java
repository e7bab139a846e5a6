package org.answerable.accounts;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.answerable.language.Language;
import org.answerable.language.Languages;
import org.answerable.platform.Refusal.Fault;

/** The languages that somebody works in, as their one tag each. */
final class SpokenLanguages {
    /** More than anybody speaks; so many fit into their column. */
    private static final int MOST = 10;

    private SpokenLanguages() {}

    /** What was sent, in order; what is wrong comes to {@code faults}. */
    static Set<String> read(String pointer, Collection<String> sent, List<Fault> faults) {
        Set<String> tags = new TreeSet<>();
        for (String tag : sent) {
            Languages.parse(tag)
                    .map(Language::tag)
                    .ifPresentOrElse(tags::add, () -> faults.add(new Fault(pointer, "intake.fault.language")));
        }
        if (tags.size() > MOST) {
            faults.add(new Fault(pointer, "access.fault.languages-many", MOST));
        }
        return tags;
    }
}
