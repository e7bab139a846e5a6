/**
 * Meetings and what came of them: a town hall is planned, gets an agenda built from published records, is held, gets
 * minutes; commitments made there have an owner and a due date and are followed until they are kept.
 *
 * <p>Whoever wrote a record sees under the receipt when it is on an agenda and what was promised and kept. Records are
 * always read through {@code PublicRecords}: one that is withdrawn is gone from agendas and commitments at once.
 */
package org.answerable.townhall;
