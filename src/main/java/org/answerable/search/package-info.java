/**
 * Finding what is public: the index as a projection of the public records, its following of the journal, the query with
 * facets, the page, the API, feeds and downloads.
 *
 * <p>{@link org.answerable.search.SearchIndex} is the port; {@code search.lucene} keeps the index in the data folder.
 * An index holds terms, ids and facet values and never the text: what a hit shows is loaded as a public record and
 * highlighted from there.
 */
package org.answerable.search;
