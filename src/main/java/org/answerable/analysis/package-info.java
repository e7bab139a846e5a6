/**
 * How text of each language becomes terms: the one place that knows tokenizers, stemmers and stop words, used by the
 * index, by queries, by alerts and by the finding of duplicates, so that all of them mean the same by "the same word".
 */
package org.answerable.analysis;
