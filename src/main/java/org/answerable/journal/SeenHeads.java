package org.answerable.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.answerable.platform.crypto.Keys;

/**
 * The heads that this node and its own followers saw last, in files outside the database: one a name, with a keyed hash
 * of what it says. Written after the database has committed, so a node that is killed may be behind, never ahead.
 */
public class SeenHeads {
    private static final String END = ".head";

    private final Path folder;
    private final Keys keys;

    public SeenHeads(Path folder, Keys keys) {
        this.folder = folder;
        this.keys = keys;
    }

    /**
     * A head in a file.
     *
     * @param at when it was written, epoch milliseconds
     * @param whole whether the file is as this product wrote it
     */
    record Kept(String name, Entries.Link link, long at, boolean whole) {
        Entries.Seen seen() {
            return new Entries.Seen(name, link.position(), link.hex());
        }
    }

    /** All there are. */
    List<Kept> all() throws IOException {
        List<Kept> all = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.filter(f -> f.getFileName().toString().endsWith(END))
                        .sorted()
                        .toList()) {
                    String name = file.getFileName().toString();
                    all.add(read(name.substring(0, name.length() - END.length()), Files.readString(file)));
                }
            }
        }
        return all;
    }

    private Kept read(String name, String text) {
        String[] parts = text.strip().split(" ");
        try {
            Entries.Link link = Entries.Link.of(Long.parseLong(parts[0]), parts[1]);
            long at = Long.parseLong(parts[2]);
            return new Kept(
                    name, link, at, parts.length == 4 && mark(name, link, at).equals(parts[3]));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            return new Kept(name, Entries.Link.BEGINNING, 0, false);
        }
    }

    void write(String name, Entries.Link link, long at) throws IOException {
        Files.createDirectories(folder);
        Path fresh = Files.createTempFile(folder, "head", ".tmp");
        Files.write(
                fresh,
                (link.position() + " " + link.hex() + " " + at + " " + mark(name, link, at) + "\n")
                        .getBytes(StandardCharsets.US_ASCII));
        Files.move(
                fresh, folder.resolve(name + END), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private String mark(String name, Entries.Link link, long at) {
        return keys.hash("journal-seen", name + " " + link.position() + " " + link.hex() + " " + at);
    }
}
