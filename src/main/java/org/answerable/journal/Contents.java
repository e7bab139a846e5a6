package org.answerable.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Compares what one exhibit holds with the hashes of its acts. Subjects on which something does not fit are read again,
 * since acts go on meanwhile.
 */
public class Contents {
    static final int PAGE = 2000;

    private final Entries entries;
    private final ContentHash hashes;
    private final Exhibit exhibit;
    private final List<String> acts;
    private long seen;

    public Contents(Entries entries, ContentHash hashes, Exhibit exhibit) {
        this.entries = entries;
        this.hashes = hashes;
        this.exhibit = exhibit;
        this.acts = List.copyOf(exhibit.acts());
    }

    /** What of one subject was found. */
    private static final class Found {
        int held;
        int sealed;
        int erased;
        int superseded;
        int unjournaled;
        final List<Entries.Placed> altered = new ArrayList<>();
        final List<Entries.Placed> missing = new ArrayList<>();

        boolean bad() {
            return unjournaled > 0 || !altered.isEmpty() || !missing.isEmpty();
        }
    }

    /** A page of the acts, by subject; where the next begins. */
    public record Mark(String subject, long id) {
        public static final Mark BEGINNING = new Mark("", 0);
    }

    /**
     * Compares the acts after a mark.
     *
     * @return where to go on; {@code null} at the end
     */
    public Mark page(Connection connection, Mark from, Tally tally) throws SQLException {
        List<Entries.Placed> page =
                new ArrayList<>(entries.bySubject(connection, acts, from.subject(), from.id(), PAGE));
        if (page.isEmpty()) {
            return null;
        }
        Entries.Placed last = page.getLast();
        String subject = last.entry().subject();
        long id = last.entry().id();
        // The last subject may go on: all of it belongs together.
        List<Entries.Placed> more;
        do {
            more = entries.bySubject(connection, acts, subject, id, PAGE).stream()
                    .filter(p -> p.entry().subject().equals(subject))
                    .toList();
            page.addAll(more);
            id = page.getLast().entry().id();
        } while (more.size() == PAGE);
        Map<String, Found> found = compare(connection, page, true);
        List<String> again = found.entrySet().stream()
                .filter(f -> f.getValue().bad())
                .map(Map.Entry::getKey)
                .toList();
        if (!again.isEmpty()) {
            found.putAll(compare(connection, entries.of(connection, acts, again), false));
        }
        found.values().forEach(one -> {
            tally.held += one.held;
            tally.sealed += one.sealed;
            tally.erased += one.erased;
            tally.superseded += one.superseded;
            tally.unjournaled += one.unjournaled;
            one.altered.forEach(tally::altered);
            one.missing.forEach(tally::missing);
        });
        return new Mark(subject, id);
    }

    /** After the last page: whether there are contents of subjects without any act. */
    public void strays(Connection connection, Tally tally) throws SQLException {
        if (exhibit.keeping() == Exhibit.Keeping.NEWEST_OF_MORE) {
            return;
        }
        try (PreparedStatement count = connection.prepareStatement(exhibit.count());
                ResultSet row = count.executeQuery()) {
            row.next();
            if (row.getLong(1) <= seen) {
                return;
            }
        }
        try (PreparedStatement stray = connection.prepareStatement(exhibit.stray())) {
            stray.setArray(1, connection.createArrayOf("varchar", acts.toArray()));
            try (ResultSet row = stray.executeQuery()) {
                if (row.next()) {
                    tally.unjournaled++;
                }
            }
        }
    }

    private Map<String, Found> compare(Connection connection, List<Entries.Placed> acts, boolean first)
            throws SQLException {
        Map<String, List<Entries.Placed>> bySubject = new LinkedHashMap<>();
        for (Entries.Placed placed : acts) {
            if (placed.entry().subject().startsWith(exhibit.prefix())) {
                bySubject
                        .computeIfAbsent(placed.entry().subject(), s -> new ArrayList<>())
                        .add(placed);
            }
        }
        Object[] ids = bySubject.keySet().stream()
                .map(s -> s.substring(exhibit.prefix().length()))
                .toArray();
        Map<String, List<String>> contents = contents(connection, ids, first);
        Map<String, String> gone = gone(connection, ids);
        Map<String, Found> found = new TreeMap<>();
        bySubject.forEach((subject, placed) ->
                found.put(subject, compare(placed, contents.getOrDefault(subject, List.of()), gone.get(subject))));
        return found;
    }

    private Map<String, List<String>> contents(Connection connection, Object[] ids, boolean first) throws SQLException {
        Map<String, Map<String, List<List<String>>>> rows = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(exhibit.rows())) {
            query.setArray(1, connection.createArrayOf("varchar", ids));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    List<String> values = new ArrayList<>();
                    for (int i = 0; i < exhibit.columns().size(); i++) {
                        values.add(row.getString(3 + i));
                    }
                    rows.computeIfAbsent(exhibit.subject(row.getString(1)), s -> new LinkedHashMap<>())
                            .computeIfAbsent(row.getString(2), i -> new ArrayList<>())
                            .add(values);
                }
            }
        }
        Map<String, List<String>> contents = new HashMap<>();
        rows.forEach((subject, items) -> {
            seen += first ? items.size() : 0;
            List<String> texts = new ArrayList<>();
            items.values().forEach(item -> {
                String text = exhibit.content().apply(item);
                if (text != null) {
                    texts.add(text);
                }
            });
            contents.put(subject, texts);
        });
        return contents;
    }

    private Map<String, String> gone(Connection connection, Object[] ids) throws SQLException {
        Map<String, String> gone = new HashMap<>();
        if (exhibit.gone() != null) {
            try (PreparedStatement query = connection.prepareStatement(exhibit.gone())) {
                query.setArray(1, connection.createArrayOf("varchar", ids));
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        gone.put(exhibit.subject(row.getString(1)), row.getString(2));
                    }
                }
            }
        }
        return gone;
    }

    private Found compare(List<Entries.Placed> placed, List<String> contents, String gone) {
        Found found = new Found();
        List<Entries.Placed> open = new ArrayList<>();
        Set<Integer> written = new HashSet<>();
        boolean each = exhibit.keeping() == Exhibit.Keeping.EACH;
        for (int i = 0; i < placed.size(); i++) {
            Integer match = match(placed.get(i), contents, each ? written : Set.of(), i);
            if (match == null) {
                open.add(placed.get(i));
            } else {
                written.add(match);
                found.held++;
            }
        }
        int left = (int) contents.stream()
                        .filter(text -> gone == null || !text.isEmpty())
                        .count()
                - (int) written.stream()
                        .filter(i -> gone == null || !contents.get(i).isEmpty())
                        .count();
        if (exhibit.keyed()) {
            // What was hashed before the chain was keyed cannot be told from what was superseded.
            List<Entries.Placed> old = open.stream()
                    .filter(p -> p.key() == null && p.position() > 0)
                    .toList();
            open.removeAll(old);
            found.superseded += old.size();
            left = Math.max(0, left - old.size());
        }
        if (gone != null && left == 0) {
            found.sealed += gone.equals("sealed") ? open.size() : 0;
            found.erased += gone.equals("sealed") ? 0 : open.size();
            return found;
        }
        switch (exhibit.keeping()) {
            case EACH -> {
                int pairs = Math.min(left, open.size());
                found.altered.addAll(open.subList(0, pairs));
                found.missing.addAll(open.subList(pairs, open.size()));
                found.unjournaled = left - pairs;
            }
            case NEWEST, NEWEST_OF_MORE -> {
                boolean newestOpen = !open.isEmpty() && newest(placed) == newest(open);
                if (newestOpen) {
                    (contents.isEmpty() ? found.missing : found.altered).add(newest(open));
                } else if (exhibit.keeping() == Exhibit.Keeping.NEWEST) {
                    found.unjournaled = left;
                }
                found.superseded += open.size() - (newestOpen ? 1 : 0);
            }
            case WRITTEN -> {
                if (left > 0 && !open.isEmpty()) {
                    found.altered.add(newest(open));
                    found.superseded += open.size() - 1;
                } else {
                    found.unjournaled = left;
                    found.superseded += open.size();
                }
            }
        }
        return found;
    }

    private static Entries.Placed newest(Collection<Entries.Placed> placed) {
        return placed.stream().max((a, b) -> Long.compare(order(a), order(b))).orElseThrow();
    }

    private static long order(Entries.Placed placed) {
        return placed.position() == 0 ? Long.MAX_VALUE : placed.position();
    }

    /** The content that an act wrote, looked for first where it would stand if all came in order. */
    private Integer match(Entries.Placed placed, List<String> contents, Set<Integer> taken, int likely) {
        if (likely < contents.size() && !taken.contains(likely) && hashes.holds(placed, contents.get(likely))) {
            return likely;
        }
        for (int i = 0; i < contents.size(); i++) {
            if (i != likely && !taken.contains(i) && hashes.holds(placed, contents.get(i))) {
                return i;
            }
        }
        return null;
    }
}
