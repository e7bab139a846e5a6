/**
 * How text of each language becomes terms: the one place that knows tokenizers, stemmers and stop words, so that
 * whoever looks for words means the same by "the same word": the index, its queries, and routing.
 *
 * <p>{@link org.answerable.analysis.Analyzers} has one analyzer for each language that has rules of its own, one for
 * every other text, and two that know no language. Each is a chain: characters made one
 * ({@link org.answerable.analysis.ZawgyiFilter}, {@link org.answerable.analysis.HyphenReader}), words cut by ICU, their
 * shape ({@link org.answerable.analysis.TokenShape}), words that say nothing
 * ({@link org.answerable.analysis.StopWords}), stems. Analyzers are made once, on first use, and are safe for use by
 * many threads.
 *
 * <p>An analyzer that changes makes other terms: {@code search.lucene} builds its index anew where the format that it
 * names was raised.
 *
 * <p>Beside it, what letters are taken for one another by whoever looks for names, forms or receipts in a text as it
 * stands ({@link org.answerable.analysis.Letters}, {@link org.answerable.analysis.FoldedText}).
 *
 * <p>Cost: one pass over the text; a term is cut at a length, so no text, however strange, makes a larger one.
 */
package org.answerable.analysis;
