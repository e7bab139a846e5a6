/**
 * The demonstration: a Wisconsin deployment as it could look after a year, told from data files through the same use
 * cases as everything else, at the times when it would have happened. Every text in it is fiction.
 *
 * <p>{@link org.answerable.demo.Founding} runs at each start, one node at a time: it fills an empty database with
 * counties, topics and their rules, and for a demonstration ({@code DEMO}) with agencies and stories. Stories are told
 * once, all or none, in one transaction; a database that has them is refused by a server that is no demonstration
 * ({@code intake.NoStories}). They end at the present day, so a demonstration is never old.
 *
 * <p>It knows every feature; nothing knows it, and without it the product is whole. It costs some seconds at the first
 * start, and one query at every other.
 */
package org.answerable.demo;
