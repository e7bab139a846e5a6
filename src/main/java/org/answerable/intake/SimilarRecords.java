package org.answerable.intake;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.answerable.language.Language;
import org.answerable.language.Translations;
import org.answerable.web.Invented;
import org.answerable.web.Quoted;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The port to search: published records that say something similar, in any language. What is asked with is neither kept
 * nor logged; what cannot be asked now is nothing. Costs one query of the index and one of the database.
 */
public interface SimilarRecords {
    /** The most that are shown. */
    int MOST = 5;

    /**
     * What is like words that may not be public, or not yet.
     *
     * @param title {@code null} where there is none
     * @param language BCP 47
     * @param submission the id of the submission that they are of, which is not like itself; {@code null} where it is
     *     none yet
     */
    List<Similar> toWords(String title, String text, String language, String submission, Language reader);

    /** What is like a public record; never that itself. */
    List<Similar> toRecord(String id, Language reader);

    /**
     * A published record.
     *
     * @param path its page, without the language
     * @param heading its title, in the reader's language where there is one; else what it is, from where and when
     * @param headingLanguage of the heading; {@code null}: the reader's
     * @param words how it begins
     * @param county its name, or {@code null}
     */
    record Similar(
            String id,
            String path,
            String url,
            String kind,
            String title,
            String heading,
            Language headingLanguage,
            Quoted words,
            String county,
            LocalDate submittedOn,
            Instant publishedAt) {}

    /** The same for programs. */
    @Schema(name = "SimilarRecord")
    record Item(
            String id,
            String url,
            String kind,
            String language,
            String title,
            String text,
            SimilarTranslated translated,
            String county,
            LocalDate submittedOn,
            Instant publishedAt)
            implements Invented {
        /** What of a record programs get. */
        public static Item of(Similar similar) {
            boolean isTranslated = similar.words().rendering() != null;
            return new Item(
                    similar.id(),
                    similar.url(),
                    similar.kind(),
                    similar.words().shown().language().tag(),
                    similar.title(),
                    similar.words().shown().plain(),
                    isTranslated
                            ? new SimilarTranslated(
                                    similar.words().language().tag(),
                                    Translations.Translation.maker(
                                            similar.words().rendering().machine()))
                            : null,
                    similar.county(),
                    similar.submittedOn(),
                    similar.publishedAt());
        }
    }

    /** Where the words are a translation: from which language, and who made it. */
    record SimilarTranslated(String from, String by) {}
}
