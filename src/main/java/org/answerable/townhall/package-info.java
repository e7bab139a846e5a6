/**
 * Meetings and what came of them. A town hall is planned by a coordinator, gets an agenda built from public records,
 * may be moved, or cancelled for good; it begins by its hour, is said to have been held, gets minutes. Promises made
 * there have an owner and a day; coordinator and owner move them between open, in progress, done (with evidence) and
 * dropped (with a reason), in any direction, and every step stays to be read. Late is a promise by the calendar; a
 * meeting is closed once it has minutes and every promise of it is settled: neither is stored.
 *
 * <p>Whoever wrote a record sees under the receipt when it is on an agenda and what was promised and kept. Records are
 * always read through {@code PublicRecords}: one that is withdrawn is gone from agendas and promises at once, and bars
 * stand where its words were repeated ({@code Withdrawn}).
 *
 * <p>Others call {@link org.answerable.townhall.TownHallReading}; {@code insight} implements
 * {@link org.answerable.townhall.PromiseCounts}. It implements {@code intake.Aftermath}, {@code publication.Promises},
 * {@code casework.NoticeAudience} and {@code translation.MeetingWords}.
 *
 * <p>Lists go on by key over {@code town_hall_starts}, {@code commitment_due} and {@code commitment_owner}; a meeting's
 * page costs what is recorded of that meeting.
 */
package org.answerable.townhall;
