/**
 * Which texts are copies of each other but for names, places and some sentences of their own (ADR 0063).
 *
 * <p>Of each text a {@link org.answerable.campaigns.Sketch} is kept: keyed hashes of some of its pieces, never a word.
 * A text joins the group whose first members, taken together ({@link org.answerable.campaigns.Profile}), it is nearest
 * to, where it is near enough; groups to compare with are found by a few of the pieces, whatever the number of texts.
 * What agencies read and what is public are grouped apart ({@link org.answerable.campaigns.Space}). Both follow the
 * journal.
 */
package org.answerable.campaigns;
