package org.answerable.directory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.answerable.language.Language;
import org.answerable.platform.Tagged;

/**
 * A public document as the directory's file has it. What a version says never changes; what is said otherwise is
 * another version.
 *
 * @param names its title and what it is about, by language
 * @param agencies slugs of agencies that are parties to it
 * @param taskForces slugs of task forces that are
 * @param versions by their numbers
 */
public record DocumentEntry(
        String slug,
        DocumentKind kind,
        boolean active,
        Map<String, Naming.Called> names,
        SortedSet<String> agencies,
        SortedSet<String> taskForces,
        List<Version> versions) {
    /**
     * One of its versions.
     *
     * @param number from 1
     * @param signed the day of its signing, ISO 8601, or {@code null}
     * @param from the first day on which it holds, or {@code null}
     * @param until the last, or {@code null}
     * @param texts by language; of a document that was read without its texts, their languages with empty words
     * @param takenBack since when nobody but the desk reads it, and why; {@code null} where everybody does
     */
    public record Version(
            int number,
            String signed,
            String from,
            String until,
            SourceNote source,
            Map<String, Words> texts,
            TakenBack takenBack) {
        public boolean isTakenBack() {
            return takenBack != null;
        }

        private Version withoutReason() {
            return takenBack == null ? this : takenBack(new TakenBack(takenBack.on(), ""));
        }

        private Version takenBack(TakenBack back) {
            return new Version(number, signed, from, until, source, texts, back);
        }

        Map<String, Object> tree() {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("number", number);
            tree.put("signed", signed);
            tree.put("from", from);
            tree.put("until", until);
            source.write(tree);
            if (takenBack != null) {
                tree.put("takenBack", takenBack.tree());
            }
            return tree;
        }

        /** As the file has it; by language through {@code order}, which says which language stands first. */
        public Map<String, Object> tree(Function<Map<String, Object>, Map<String, Object>> order) {
            Map<String, Object> tree = tree();
            Map<String, Object> text = new LinkedHashMap<>();
            Map<String, Object> pdf = new LinkedHashMap<>();
            texts.forEach((language, words) -> {
                text.put(language, words.text());
                if (words.pdf() != null) {
                    pdf.put(language, words.pdf());
                }
            });
            tree.put("text", order.apply(text));
            tree.put("pdf", order.apply(pdf));
            return tree;
        }
    }

    /**
     * That a version was taken back. What was taken back stays so: what shall be read again is another version.
     *
     * @param on the day, ISO 8601
     * @param reason for the desk
     */
    public record TakenBack(String on, String reason) {
        private Map<String, Object> tree() {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("on", on);
            tree.put("reason", reason);
            return tree;
        }
    }

    /**
     * What a version says in a language.
     *
     * @param text paragraphs are parted by a blank line
     * @param pdf the SHA-256 of the PDF that the text was read from, 64 hex digits; {@code null} where there is none
     */
    public record Words(String text, String pdf) {}

    /** The same, shown no more. */
    public DocumentEntry retired() {
        return new DocumentEntry(slug, kind, false, names, agencies, taskForces, versions);
    }

    /** The same, with those versions taken back that are so in what is there now. */
    DocumentEntry takenBackAs(DocumentEntry now) {
        return with(versions.stream()
                .map(version -> now.version(version.number())
                        .filter(Version::isTakenBack)
                        .map(back -> version.takenBack(back.takenBack()))
                        .orElse(version))
                .toList());
    }

    /** As the public has it: without the reasons why versions were taken back. */
    DocumentEntry forAnybody() {
        return with(versions.stream().map(Version::withoutReason).toList());
    }

    /**
     * With the versions of what was there, and with their texts, that this one leaves out; what was taken back there
     * stays so.
     */
    public DocumentEntry keeping(DocumentEntry present) {
        Map<Integer, Version> all = new TreeMap<>();
        present.versions.forEach(version -> all.put(version.number(), version));
        versions.forEach(version -> all.merge(version.number(), version, (before, after) -> {
            Map<String, Words> texts = new TreeMap<>(before.texts());
            texts.putAll(after.texts());
            return new Version(
                    after.number(),
                    after.signed(),
                    after.from(),
                    after.until(),
                    after.source(),
                    texts,
                    before.isTakenBack() ? before.takenBack() : after.takenBack());
        }));
        return with(List.copyOf(all.values()));
    }

    private DocumentEntry with(List<Version> others) {
        return new DocumentEntry(slug, kind, active, names, agencies, taskForces, others);
    }

    public Optional<Version> version(int number) {
        return versions.stream().filter(version -> version.number() == number).findFirst();
    }

    /** The last of its versions that was not taken back; the last of all where all were. */
    public Version newest() {
        return readable().isEmpty() ? versions.getLast() : readable().getLast();
    }

    /** Its versions that were not taken back. */
    public List<Version> readable() {
        return versions.stream().filter(version -> !version.isTakenBack()).toList();
    }

    /** As the file has it; names aside, which are written beside those of agencies. */
    public Map<String, Object> tree(Function<Map<String, Object>, Map<String, Object>> order) {
        Map<String, Object> tree = head();
        tree.put(
                "versions",
                versions.stream().map(version -> version.tree(order)).toList());
        return tree;
    }

    private Map<String, Object> head() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("slug", slug);
        tree.put("kind", kind.tag());
        tree.put("active", active);
        tree.put("agencies", List.copyOf(agencies));
        tree.put("taskForces", List.copyOf(taskForces));
        return tree;
    }

    public String title(Language reader) {
        return EntryText.name(names, reader).map(Naming.Called::name).orElse(slug);
    }

    /** What it is about. */
    public String summary(Language reader) {
        return EntryText.name(names, reader).map(Naming.Called::description).orElse("");
    }

    /** The tag of the language that a reader reads its title in. */
    public String language(Language reader) {
        return EntryText.language(names, reader);
    }

    /** The languages that a version of it is in, the reader's own first where there is one. */
    public static String chosen(Version version, Language reader) {
        return EntryText.language(version.texts(), reader);
    }

    /** Without texts: they are kept one by one. */
    String stored() {
        Map<String, Object> tree = head();
        tree.put("versions", versions.stream().map(Version::tree).toList());
        EntryText.called(tree, names);
        return EntryText.write(tree);
    }

    /**
     * One that was stored.
     *
     * @param texts what is kept of its texts
     */
    static DocumentEntry of(String stored, Collection<DocumentText> texts) {
        EntryText.Stored json = EntryText.read(stored);
        List<Version> versions = new ArrayList<>();
        for (EntryText.Stored version : json.list("versions")) {
            int number = version.number("number");
            Map<String, Words> words = new TreeMap<>();
            texts.stream()
                    .filter(text -> text.version() == number)
                    .forEach(text -> words.put(text.language(), text.words()));
            versions.add(new Version(
                    number,
                    version.text("signed"),
                    version.text("from"),
                    version.text("until"),
                    version.source(),
                    words,
                    version.inner("takenBack")
                            .map(back -> new TakenBack(back.text("on"), back.text("reason")))
                            .orElse(null)));
        }
        return new DocumentEntry(
                json.text("slug"),
                Tagged.of(DocumentKind.values(), json.text("kind")).orElseThrow(),
                json.flag("active"),
                json.called(),
                new TreeSet<>(json.texts("agencies")),
                new TreeSet<>(json.texts("taskForces")),
                versions);
    }
}
