/**
 * The index in the data folder, by Apache Lucene: one folder a generation, terms and ids and facet values, no stored
 * text.
 */
package org.answerable.search.lucene;
