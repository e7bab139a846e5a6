/**
 * Reading and verifying the journal: its pages, its export, the verification of the chain and of the contents, and
 * going on after a gap.
 *
 * <p>A verification runs in the background, one at a time over all nodes, and reads every act and every content once;
 * pages read by position, so they cost the same however long the journal is.
 */
package org.answerable.audit;
