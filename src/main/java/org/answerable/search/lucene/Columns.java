package org.answerable.search.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.answerable.search.Facet;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.SortedSetDocValues;

/**
 * The facet values of one segment as plain arrays of numbers, so that counting a hit costs a few array reads: about 30
 * bytes a record, kept as long as the segment is open.
 */
final class Columns {
    /**
     * A number for each value of each facet, the same in all segments of an index; it only grows, and is bounded by the
     * directory.
     */
    static final class Values {
        private final Map<Facet, Map<String, Integer>> numbers = new EnumMap<>(Facet.class);
        private final Map<Facet, String[]> values = new EnumMap<>(Facet.class);

        Values() {
            for (Facet facet : Facet.values()) {
                numbers.put(facet, new ConcurrentHashMap<>());
                values.put(facet, new String[0]);
            }
        }

        synchronized int number(Facet facet, String value) {
            Map<String, Integer> known = numbers.get(facet);
            Integer number = known.get(value);
            if (number == null) {
                number = known.size();
                String[] more = Arrays.copyOf(values.get(facet), number + 1);
                more[number] = value;
                values.put(facet, more);
                known.put(value, number);
            }
            return number;
        }

        synchronized String[] of(Facet facet) {
            return values.get(facet);
        }
    }

    /** One facet of the segment. */
    static final class Column {
        /** Where each document has at most one value: its number, or -1. Else {@code null}. */
        private final int[] single;
        /**
         * Where documents have several: the values of document d stand in {@code many} from {@code starts[d]} to
         * {@code starts[d + 1]}.
         */
        private final int[] starts;

        private final int[] many;

        private Column(int[] single, int[] starts, int[] many) {
            this.single = single;
            this.starts = starts;
            this.many = many;
        }

        void count(int doc, int[] counts) {
            if (single != null) {
                int value = single[doc];
                if (value >= 0) {
                    counts[value]++;
                }
            } else {
                for (int i = starts[doc], end = starts[doc + 1]; i < end; i++) {
                    counts[many[i]]++;
                }
            }
        }

        boolean any(int doc, boolean[] wanted) {
            if (single != null) {
                int value = single[doc];
                return value >= 0 && wanted[value];
            }
            for (int i = starts[doc], end = starts[doc + 1]; i < end; i++) {
                if (wanted[many[i]]) {
                    return true;
                }
            }
            return false;
        }
    }

    private final Column[] columns;

    private Columns(Column[] columns) {
        this.columns = columns;
    }

    Column of(Facet facet) {
        return columns[facet.ordinal()];
    }

    /** The columns of the open segments of one index. */
    static final class Cache {
        private final Values values = new Values();
        private final Map<IndexReader.CacheKey, Columns> bySegment = new ConcurrentHashMap<>();

        Values values() {
            return values;
        }

        Columns of(LeafReader segment) {
            IndexReader.CacheHelper helper = segment.getCoreCacheHelper();
            Columns columns = bySegment.get(helper.getKey());
            if (columns == null) {
                columns = read(segment, values);
                if (bySegment.putIfAbsent(helper.getKey(), columns) == null) {
                    helper.addClosedListener(bySegment::remove);
                }
            }
            return columns;
        }
    }

    private static Columns read(LeafReader segment, Values values) {
        try {
            Column[] columns = new Column[Facet.values().length];
            for (Facet facet : Facet.values()) {
                columns[facet.ordinal()] = read(segment, facet, values);
            }
            return new Columns(columns);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Column read(LeafReader segment, Facet facet, Values values) throws IOException {
        SortedSetDocValues source = DocValues.getSortedSet(segment, Generation.facetField(facet));
        int[] numbers = new int[Math.toIntExact(source.getValueCount())];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = values.number(facet, source.lookupOrd(i).utf8ToString());
        }
        int[] single = new int[segment.maxDoc()];
        Arrays.fill(single, -1);
        boolean several = false;
        int[] starts = new int[segment.maxDoc() + 1];
        int[] many = new int[Math.max(16, segment.maxDoc())];
        int filled = 0;
        int last = 0;
        for (int doc = source.nextDoc(); doc != SortedSetDocValues.NO_MORE_DOCS; doc = source.nextDoc()) {
            for (; last <= doc; last++) {
                starts[last] = filled;
            }
            int count = source.docValueCount();
            several |= count > 1;
            for (int i = 0; i < count; i++) {
                int number = numbers[(int) source.nextOrd()];
                single[doc] = number;
                if (filled == many.length) {
                    many = Arrays.copyOf(many, many.length * 2);
                }
                many[filled++] = number;
            }
        }
        for (; last < starts.length; last++) {
            starts[last] = filled;
        }
        return several ? new Column(null, starts, Arrays.copyOf(many, filled)) : new Column(single, null, null);
    }
}
