/**
 * The index in the data folder, by Apache Lucene: one folder a generation, terms and ids and facet values, no stored
 * text.
 *
 * <p>A query goes through {@link org.answerable.search.lucene.Plan}: its words become
 * {@link org.answerable.search.lucene.QueryParts}, each in whatever form and field a text may hold it, with the
 * concepts of the glossary in other languages ({@link org.answerable.search.lucene.Concepts}) and the ways of a quoted
 * phrase ({@link org.answerable.search.lucene.QuotedPhrase}); {@link org.answerable.search.lucene.Coverage} finds the
 * texts that hold enough of it, {@link org.answerable.search.lucene.FacetedCollector} filters and counts them in the
 * same pass, and {@link org.answerable.search.lucene.Highlighter} marks in a record's present text what was found.
 *
 * <p>{@link org.answerable.search.lucene.Generation} is one index with its writer and searcher; it is opened, follows,
 * and is closed once its successor serves and nobody searches in it any more. Its position in the journal stands in its
 * own commits, so index and position are never apart. Each node has its own.
 *
 * <p>Facet values cost about 30 bytes a record in memory, all hits of a download 20 bytes each; a query of 500
 * characters is bounded in what it looks up. {@code docs/measured.md} has the times.
 */
package org.answerable.search.lucene;
