package org.answerable.search;

import java.util.List;
import java.util.stream.Stream;
import org.answerable.language.Language;
import org.answerable.language.Translations;

/**
 * What of a hit its reader sees first, and what that is a translation of.
 *
 * @param original {@code null} where what is shown is no translation
 */
record Readable(Snippet shown, Snippet original) {
    /**
     * The passages that somebody reads who reads a language; none where what was written is in it, or no translation of
     * it is.
     *
     * @param reader BCP 47, or {@code null}
     */
    static List<IndexedText> readers(List<IndexedText> passages, String reader) {
        if (reader == null) {
            return List.of();
        }
        Language reads = new Language(reader);
        List<IndexedText> readable = passages.stream()
                .filter(passage -> Translations.alike(new Language(passage.language()), reads))
                .toList();
        boolean isWritten = readable.stream().anyMatch(passage -> passage.part() == IndexedText.Part.TEXT);
        boolean isTranslated = readable.stream()
                .anyMatch(passage ->
                        passage.translated() != null && passage.translated().of() == IndexedText.Part.TEXT);
        return isTranslated && !isWritten ? readable : List.of();
    }

    /** The passages as they were written. */
    static List<IndexedText> originals(List<IndexedText> passages) {
        return passages.stream().filter(passage -> passage.translated() == null).toList();
    }

    /**
     * What is shown where there are words in the reader's language.
     *
     * @param best of all passages the one that says most of what was looked for
     */
    static Readable of(Snippet best, Snippet readers, Snippet original) {
        List<Snippet.Match> matched = Stream.concat(readers.matched().stream(), best.matched().stream())
                .distinct()
                .toList();
        Snippet shown = new Snippet(readers.html(), readers.part(), readers.language(), readers.translated(), matched);
        return new Readable(shown, readers.translated() == null ? null : original);
    }
}
