/**
 * The index in an OpenSearch, over HTTP ({@code SEARCH_URL}): the second engine behind
 * {@link org.answerable.search.SearchIndex}, for an installation that has outgrown one machine (ADR 0062).
 *
 * <p>What is looked for is planned as for the embedded index ({@code search.lucene}) and written in OpenSearch's
 * language ({@link org.answerable.search.opensearch.QueryJson}); texts are analysed here and handed over as tokens
 * ({@link org.answerable.search.opensearch.Tokens}, {@link org.answerable.search.opensearch.Layout}), so that both find
 * the same; what was found is marked here, in a record's present text.
 */
package org.answerable.search.opensearch;
