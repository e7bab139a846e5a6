package org.answerable.directory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.answerable.language.Language;

/**
 * A task force as the directory's file has it: agencies that work together.
 *
 * @param names what it is called and what it is for, by language
 * @param agencies slugs of its members, the lead among them
 * @param lead the slug of the agency that leads it; {@code null} where none does, or nobody knows
 * @param since the first day of its work, ISO 8601, or {@code null}
 * @param until the last, or {@code null}
 * @param successor the slug of the task force that has its work now, or {@code null}
 */
public record TaskForceEntry(
        String slug,
        boolean active,
        Map<String, Naming.Called> names,
        SortedSet<String> agencies,
        String lead,
        String since,
        String until,
        String successor,
        SourceNote source) {
    /** The same, shown no more. */
    public TaskForceEntry retired() {
        return new TaskForceEntry(slug, false, names, agencies, lead, since, until, successor, source);
    }

    /** As the file has it; names aside, which are written beside those of agencies. */
    public Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("slug", slug);
        tree.put("active", active);
        tree.put("agencies", List.copyOf(agencies));
        tree.put("lead", lead);
        tree.put("since", since);
        tree.put("until", until);
        tree.put("successor", successor);
        source.write(tree);
        return tree;
    }

    /** What it is called in a language. */
    public String name(Language reader) {
        return EntryText.name(names, reader).map(Naming.Called::name).orElse(slug);
    }

    /** What it is for, in a language. */
    public String purpose(Language reader) {
        return EntryText.name(names, reader).map(Naming.Called::description).orElse("");
    }

    /** The tag of the language that a reader reads its name in. */
    public String language(Language reader) {
        return EntryText.language(names, reader);
    }

    /** Whether it goes on on a day, as far as anybody said. */
    public boolean isAtWork(String day) {
        return (since == null || since.compareTo(day) <= 0) && (until == null || until.compareTo(day) >= 0);
    }

    String stored() {
        Map<String, Object> tree = tree();
        EntryText.called(tree, names);
        return EntryText.write(tree);
    }

    static TaskForceEntry of(String stored) {
        EntryText.Stored json = EntryText.read(stored);
        return new TaskForceEntry(
                json.text("slug"),
                json.flag("active"),
                new TreeMap<>(json.called()),
                new TreeSet<>(json.texts("agencies")),
                json.text("lead"),
                json.text("since"),
                json.text("until"),
                json.text("successor"),
                json.source());
    }
}
