package org.answerable.journal;

import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Where the database holds what acts of some kinds concerned.
 *
 * @param acts the acts; all on the same kind of subject
 * @param kind of the subject, e.g. {@code ticket}; empty where {@code id} is the whole subject
 * @param keeping how contents and acts belong together
 * @param id SQL: the subject's id, e.g. {@code t.code}
 * @param item SQL: what tells one content from another, in the order in which they came, e.g. {@code a.id}
 * @param columns SQL: what the content is made of
 * @param from SQL: the tables, e.g. {@code answer a join ticket t on t.id = a.ticket}
 * @param where SQL: which rows; {@code null} for all
 * @param content the content as it was given to {@link Journal#record}, of the columns' values of all rows of one item;
 *     {@code null} where there is none any more
 * @param gone SQL: a query of id and {@code sealed} or {@code erased} of those subjects among {@code any(?)} whose
 *     contents were taken away by rule; {@code null} where that does not happen
 * @param keyed whether only acts of a keyed chain are compared, because what was hashed before cannot be made again
 */
public record Exhibit(
        Set<String> acts,
        String kind,
        Keeping keeping,
        String id,
        String item,
        List<String> columns,
        String from,
        String where,
        Function<List<List<String>>, String> content,
        String gone,
        boolean keyed) {
    /** How contents and acts belong together. */
    public enum Keeping {
        /** Each act has a content of its own that stays. */
        EACH,
        /**
         * An act takes the place of those before: the newest must hold; every content there is was written by some act.
         */
        NEWEST,
        /** As {@link #NEWEST}, but there are contents that no act has written. */
        NEWEST_OF_MORE,
        /** Every content there is was written by some act; what acts wrote may be gone. */
        WRITTEN
    }

    /** Each act has a content of its own, in one column. */
    public static Exhibit each(
            Set<String> acts, String kind, String id, String item, String column, String from, String where) {
        return new Exhibit(
                acts,
                kind,
                Keeping.EACH,
                id,
                item,
                List.of(column),
                from,
                where,
                rows -> rows.getFirst().getFirst(),
                null,
                false);
    }

    String subject(String id) {
        return prefix() + id;
    }

    /** What stands before the id in a subject. */
    String prefix() {
        return kind.isEmpty() ? "" : kind + ":";
    }

    /** The contents of some subjects, {@code any(?)}. */
    String rows() {
        return "select " + id + ", " + item + ", " + String.join(", ", columns) + " from " + from + " where " + id
                + " = any(?)" + (where == null ? "" : " and " + where) + " order by " + id + ", " + item;
    }

    /** How many contents there are. */
    String count() {
        return "select count(distinct " + item + ") from " + from + (where == null ? "" : " where " + where);
    }

    /** A subject that has a content and no act, {@code any(?)}. */
    String stray() {
        return "select " + id + " from " + from + " where " + (where == null ? "" : where + " and ")
                + "not exists (select 1 from journal_entry e where e.subject = '" + prefix() + "' || " + id
                + " and e.act = any(?)) fetch first 1 rows only";
    }
}
