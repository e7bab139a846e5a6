package org.answerable.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The table of engines: the same records and the same queries, each query asked of each engine before the next one, so
 * that all stand under the same load of the machine. What warms up is no part of what is measured.
 */
final class Engines {
    private static final int WARMING = 1_500;
    private static final long MEASURED_SECONDS = 60;

    private final Table table;
    private final Records records;

    Engines(Table table, Records records) {
        this.table = table;
        this.records = records;
    }

    /** The product, over HTTP as a reader of its API. */
    record Product(String name, Wire wire, Path index) implements Asking {
        @Override
        public long ask(Searches.Asked asked) throws IOException {
            return wire.get(asked.path()).expect(200).json().getInt("total");
        }

        @Override
        public long bytes() throws IOException {
            return index == null ? 0 : size(index);
        }
    }

    /** Lucene alone, in this process: three fields, or the language's. */
    record Lucene(RawLucene raw, Path folder, boolean same) implements Asking {
        @Override
        public String name() {
            return same ? "raw Lucene, three fields" : "raw Lucene, the language's field alone";
        }

        @Override
        public long ask(Searches.Asked asked) throws IOException {
            List<String> fields = RawLucene.fields(asked.language());
            return raw.search(asked, same ? fields : fields.subList(1, 2)).total();
        }

        @Override
        public long bytes() throws IOException {
            return size(folder);
        }
    }

    /** Asks all of them the same, and prints a row for each with the ratio of the first one to it. */
    void compare(int count, List<? extends Asking> engines) throws IOException, SQLException {
        List<Searches.Asked> queries = Searches.make(records, count, 2 * WARMING + 4_000, new Random(20261124));
        for (int i = 0; i < WARMING; i++) {
            for (Asking engine : engines) {
                engine.ask(queries.get(i));
            }
        }
        long[][] taken = new long[engines.size()][queries.size()];
        long[] found = new long[engines.size()];
        int asked = 0;
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MEASURED_SECONDS) * engines.size();
        for (int i = WARMING; i < queries.size() && System.nanoTime() < end; i++, asked++) {
            for (int e = 0; e < engines.size(); e++) {
                long begun = System.nanoTime();
                found[e] += engines.get(e).ask(queries.get(i));
                taken[e][asked] = System.nanoTime() - begun;
            }
        }
        double first = 0;
        for (int e = 0; e < engines.size(); e++) {
            long[] times = java.util.Arrays.copyOf(taken[e], asked);
            double mean = java.util.Arrays.stream(times).average().orElse(0);
            first = e == 0 ? mean : first;
            long half = Table.percentile(times, 0.5);
            table.compared(
                    String.format("%,d records: %s, p50", count, engines.get(e).name()),
                    Table.millis(half),
                    String.format(
                            java.util.Locale.ROOT,
                            "p99 %s, mean %s, %.0f MB, %.0f found",
                            Table.millis(Table.percentile(times, 0.99)),
                            Table.millis(mean),
                            engines.get(e).bytes() / 1e6,
                            (double) found[e] / asked),
                    first / mean);
        }
        System.out.printf("# %d queries; the ratio is the mean of the first beside that of the row%n", asked);
    }

    static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
