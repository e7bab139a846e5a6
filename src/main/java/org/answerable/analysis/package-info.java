/**
 * How text of each language becomes terms: the one place that knows tokenizers, stemmers and stop words, used by the
 * index, by queries, by alerts and by the finding of duplicates, so that all of them mean the same by "the same word".
 * Beside it, what letters are taken for one another by whoever looks for names, forms or receipts in a text as it
 * stands ({@link org.answerable.analysis.Letters}, {@link org.answerable.analysis.FoldedText}).
 */
package org.answerable.analysis;
