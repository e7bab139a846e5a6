package org.answerable.insight;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.answerable.access.Needs;
import org.answerable.access.Right;
import org.answerable.access.UseCase;
import org.answerable.directory.Directory;
import org.answerable.insight.SiteMapFile.Entry;
import org.answerable.language.Languages;
import org.answerable.platform.JtaTransactions;
import org.answerable.platform.Refusal;
import org.answerable.platform.Settings;
import org.answerable.platform.Time;
import org.answerable.publication.PublicRecords;
import org.answerable.publication.PublicRecords.Extent;
import org.answerable.townhall.TownHallReading;
import org.answerable.townhall.TownHallReading.Mapped;
import org.answerable.web.Addresses;

/**
 * The map of the public pages for search engines (sitemaps.org 0.9), each address in every language of the interface
 * and naming all others. Where one file would be larger than {@link SiteMapFile#MOST_BYTES}, it is an index of parts:
 * pages of their own by their number, meetings, promises and records by their keys, so that a part changes only with
 * one of its own. A part that did not change is not written again.
 */
@UseCase
public class SiteMap {
    private static final List<String> PAGES = List.of(
            "/",
            "/agencies",
            "/counties",
            "/task-forces",
            "/documents",
            "/town-halls",
            "/commitments",
            "/learn/how-it-works",
            "/learn/your-rights",
            "/learn/privacy",
            "/learn/moderation");
    /** The longest id of a record. */
    private static final int ID = 20;
    /**
     * Parts of records are named so, with the number of their run of stretches of keys; parts of other pages, with
     * their number.
     */
    private static final String RECORDS = "r";

    private static final String OTHERS = "p";
    private static final String MEETINGS = "m";
    private static final String PROMISES = "c";
    /** A slug and a code with what stands before them; as long as they are stored. */
    private static final int MEETING = 132;

    private static final int PROMISE = 33;
    private static final String PART = "/sitemap.xml?part=";

    @Inject
    PublicRecords records;

    @Inject
    Directory directory;

    @Inject
    TownHallReading meetings;

    @Inject
    JtaTransactions transactions;

    @Inject
    Settings settings;

    @Inject
    Kept kept;

    /**
     * One file. It is written where somebody needs it and it is not kept.
     *
     * @param tag another for another content
     * @param changedAt when something in it last changed; {@code null} where that is not known
     */
    public record Part(String tag, Instant changedAt, Supplier<byte[]> source) {
        /** It, compressed (gzip). */
        public byte[] zipped() {
            return source.get();
        }
    }

    /** All of it, or the index of its parts. */
    @Transactional
    @Needs(Right.PUBLIC)
    public Part whole() {
        SiteMapFile file = file();
        List<List<String>> others = others(file);
        int run = run(file);
        int fit = run * Tallies.STRETCH;
        Listed listed = Tallies.in(
                transactions,
                tallies ->
                        new Listed(tallies.state(), tallies.count(Tallies.ALL).records()));
        if (listed.state().isWhole()
                && others.size() == 1
                && others.getFirst().size()
                                + listed.count()
                                + meetings.count(Mapped.MEETINGS, fit)
                                + meetings.count(Mapped.PROMISES, fit)
                        <= fit) {
            List<String> paths = new ArrayList<>(others.getFirst());
            paths.addAll(meetings.paths(Mapped.MEETINGS, 0, Long.MAX_VALUE));
            paths.addAll(meetings.paths(Mapped.PROMISES, 0, Long.MAX_VALUE));
            if (paths.size() <= most(file, paths)) {
                Extent extent = records.extent(0, Long.MAX_VALUE);
                return part(
                        "",
                        mark(settings.publicUrl(), paths, extent),
                        null,
                        () -> file.written(writer -> {
                            paths.forEach(path -> writer.add(new Entry(path, null)));
                            add(writer, 0, Long.MAX_VALUE);
                        }));
            }
        }
        SortedSet<Long> held = meetings.runs(Mapped.MEETINGS, keys(file, MEETINGS));
        SortedSet<Long> promised = meetings.runs(Mapped.PROMISES, keys(file, PROMISES));
        return part(
                "",
                mark(settings.publicUrl(), run, others.size(), held, promised, listed.state()),
                null,
                () -> file.index(Stream.of(
                                Stream.iterate(0, n -> n + 1)
                                        .limit(others.size())
                                        .map(n -> new Entry(PART + OTHERS + n, null)),
                                held.stream().map(n -> new Entry(PART + MEETINGS + n, null)),
                                promised.stream().map(n -> new Entry(PART + PROMISES + n, null)),
                                Tallies.in(transactions, tallies -> tallies.runs(run)).stream()
                                        .map(one ->
                                                new Entry(PART + RECORDS + one.number(), Time.day(one.changedAt()))))
                        .flatMap(parts -> parts)
                        .toList()));
    }

    /** So many keys of meetings, or of promises, are a part. */
    private static int keys(SiteMapFile file, String kind) {
        return file.most("x".repeat(kind.equals(MEETINGS) ? MEETING : PROMISE));
    }

    private record Listed(Tallies.State state, long count) {}

    private Part part(String name, String mark, Instant changedAt, Supplier<byte[]> write) {
        String tag = SiteMapFile.tag(mark);
        return new Part(tag, changedAt, () -> kept.get(name, tag, write));
    }

    /** One part of it, by the name that the index has. */
    @Transactional
    @Needs(Right.PUBLIC)
    public Part part(String name) {
        if (!name.matches("[" + OTHERS + MEETINGS + PROMISES + RECORDS + "](0|[1-9][0-9]{0,14})")) {
            throw new Refusal.NotFound();
        }
        long number = Long.parseLong(name.substring(1));
        SiteMapFile file = file();
        if (name.startsWith(OTHERS)) {
            List<List<String>> others = others(file);
            if (number >= others.size()) {
                throw new Refusal.NotFound();
            }
            List<String> paths = others.get((int) number);
            return part(
                    name,
                    mark(settings.publicUrl(), paths),
                    null,
                    () -> file.written(writer -> paths.forEach(path -> writer.add(new Entry(path, null)))));
        }
        if (name.startsWith(MEETINGS) || name.startsWith(PROMISES)) {
            long keys = keys(file, name.substring(0, 1));
            List<String> paths = meetings.paths(
                    name.startsWith(MEETINGS) ? Mapped.MEETINGS : Mapped.PROMISES,
                    number * keys,
                    number * keys + keys - 1);
            if (paths.isEmpty()) {
                throw new Refusal.NotFound();
            }
            return part(
                    name,
                    mark(settings.publicUrl(), paths),
                    null,
                    () -> file.written(writer -> paths.forEach(path -> writer.add(new Entry(path, null)))));
        }
        long keys = (long) run(file) * Tallies.STRETCH;
        long from = number * keys;
        // Asked of the records themselves: what was taken back a moment ago is in no part, however late the tallies
        // are.
        Extent extent = records.extent(from, from + keys - 1);
        if (extent.count() == 0) {
            throw new Refusal.NotFound();
        }
        return part(
                name,
                mark(settings.publicUrl(), from, keys, extent),
                extent.changedAt(),
                () -> file.written(writer -> add(writer, from, from + keys - 1)));
    }

    private void add(SiteMapFile.Writer writer, long from, long to) {
        for (PublicRecords.Location record : records.locations(from, to)) {
            writer.add(new Entry(Addresses.record(record.id()), Time.day(record.changedAt())));
        }
    }

    private SiteMapFile file() {
        return new SiteMapFile(settings.publicUrl(), Languages.UI);
    }

    /** So many stretches of keys fit into one part, if each key is a record. */
    private static int run(SiteMapFile file) {
        return Math.max(1, file.most(Addresses.record("x".repeat(ID))) / Tallies.STRETCH);
    }

    /** What is no record, no meeting and no promise, in lists that fit into one file each. */
    private List<List<String>> others(SiteMapFile file) {
        List<String> paths = new ArrayList<>(PAGES);
        directory.agencies().forEach(agency -> paths.add("/agencies/" + agency.slug()));
        directory.counties().forEach(county -> paths.add("/counties/" + county.slug()));
        directory.topics().forEach(topic -> paths.add("/topics/" + topic.slug()));
        directory.taskForces().forEach(force -> paths.add("/task-forces/" + force.slug()));
        directory.documents().forEach(document -> {
            paths.add("/documents/" + document.slug());
            document.readable().stream()
                    .filter(version -> version.number() != document.newest().number())
                    .forEach(version -> paths.add("/documents/" + document.slug() + "/versions/" + version.number()));
        });
        int most = most(file, paths);
        List<List<String>> lists = new ArrayList<>();
        for (int from = 0; from < paths.size(); from += most) {
            lists.add(List.copyOf(paths.subList(from, Math.min(paths.size(), from + most))));
        }
        return lists;
    }

    /** So many fit into one file, if each is as long as the longest. */
    private static int most(SiteMapFile file, List<String> paths) {
        return file.most(
                "x".repeat(paths.stream().mapToInt(String::length).max().orElse(0)));
    }

    private static String mark(Object... content) {
        return List.of(content).toString();
    }

    /** Files that were written and did not change since, those asked for last and most. */
    @ApplicationScoped
    public static class Kept {
        /** Bytes of all that are kept; some hundred parts. */
        private static final int MOST = 16 << 20;

        /** A file as it was under a tag. */
        private record File(String tag, byte[] zipped) {}

        private final Cache<String, File> files = Caffeine.newBuilder()
                .maximumWeight(MOST)
                .weigher((String name, File file) -> file.zipped().length)
                .executor(Runnable::run)
                .build();
        private final Object writing = new Object();

        /** One is written at a time: readers of other pages are not to wait for sixteen. */
        byte[] get(String name, String tag, Supplier<byte[]> write) {
            byte[] zipped = kept(name, tag);
            if (zipped == null) {
                synchronized (writing) {
                    zipped = kept(name, tag);
                    if (zipped == null) {
                        zipped = write.get();
                        files.put(name, new File(tag, zipped));
                    }
                }
            }
            return zipped;
        }

        private byte[] kept(String name, String tag) {
            File file = files.getIfPresent(name);
            return file != null && file.tag().equals(tag) ? file.zipped() : null;
        }
    }
}
