package org.answerable.language;

import com.ibm.icu.text.Collator;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/**
 * Finds the languages of the interface: the folders of {@code i18n/} in the application, and those of the folder that
 * {@code LANGUAGES_DIR} names, so that a language can be added to a server that is already built.
 */
final class Folders {
    private static final Pattern IN_ARCHIVE = Pattern.compile("i18n/([A-Za-z0-9-]+)/" + Pattern.quote(Folder.STATUS));

    private Folders() {}

    /** All of them by their own names, Latin script first. */
    static List<Folder> find() {
        try {
            List<Folder> found = new ArrayList<>();
            for (String tag : built()) {
                found.add(Folder.onClassPath(tag));
            }
            String further = System.getenv("LANGUAGES_DIR");
            if (further != null && !further.isBlank()) {
                try (Stream<Path> folders = Files.list(Path.of(further.strip()))) {
                    folders.filter(folder -> Files.isRegularFile(folder.resolve(Folder.STATUS)))
                            .map(Folder::at)
                            .forEach(found::add);
                }
            }
            Collator collator = Collator.getInstance(ULocale.ROOT);
            found.sort(Comparator.comparing(Folder::ownName, collator::compare).thenComparing(Folder::tag));
            return found;
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("the languages of the interface cannot be read", e);
        }
    }

    private static Set<String> built() throws IOException, URISyntaxException {
        URL known = Folders.class.getResource("/i18n/en/" + Folder.STATUS);
        if (known == null) {
            throw new IllegalStateException("no i18n/en/" + Folder.STATUS);
        }
        Set<String> tags = new TreeSet<>();
        if (known.getProtocol().equals("file")) {
            try (Stream<Path> folders =
                    Files.list(Path.of(known.toURI()).getParent().getParent())) {
                folders.filter(folder -> Files.isRegularFile(folder.resolve(Folder.STATUS)))
                        .forEach(folder -> tags.add(folder.getFileName().toString()));
            }
            return tags;
        }
        // jar:file:/….war!/WEB-INF/classes/i18n/… (and Liberty's own wsjar:): the names of an archive's entries tell
        // the folders.
        String address = known.toString();
        String archive = address.substring(address.indexOf("file:"), address.indexOf("!/"));
        try (ZipFile zip = new ZipFile(Path.of(URI.create(archive)).toFile())) {
            zip.stream().forEach(entry -> {
                Matcher folder = IN_ARCHIVE.matcher(entry.getName());
                if (folder.find()) {
                    tags.add(folder.group(1));
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(archive, e);
        }
        return tags;
    }
}
