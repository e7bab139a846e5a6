/**
 * Finding what is public: the index as a projection of the public records, its following of the journal, the query with
 * facets, the page, the API, feeds and downloads.
 *
 * <p>{@link org.answerable.search.SearchFollower} looks at which records acts may have changed and takes each record's
 * present state from {@link org.answerable.search.RecordSource} into the index, or out of it. An index is built,
 * serves, and is replaced by the next generation while it serves: where it is missing or damaged, its format was
 * raised, or an administrator asks for it. While it is behind, answers say so.
 *
 * <p>{@link org.answerable.search.SearchIndex} is the port, {@link org.answerable.search.SearchAdapter} how another
 * kind is found; {@code search.lucene} keeps the index in the data folder, {@code search.opensearch} in an OpenSearch.
 * Rooms above call {@link org.answerable.search.Search}.
 *
 * <p>An index holds terms, ids and facet values and never the text: what a hit shows is loaded as a public record, a
 * page of hits in one query, and highlighted from there. What was withdrawn a moment ago is so never shown. A search
 * costs one pass over what matches its words; a download goes record by record and holds only the ids.
 */
package org.answerable.search;
