/**
 * Tickets: what one agency does about one submission. Open, waiting for the writer, answered, closed, or transferred to
 * another agency; {@link org.answerable.casework.Ticket} says which act leads where.
 *
 * <p>Routing, a transfer, or a writer who leaves an agency out opens a ticket; the agency's liaison and the
 * coordinating office move it ({@link org.answerable.casework.Answering}); a writer's message makes it the agency's
 * turn again. A liaison sees the tickets of the account's agencies and never who wrote.
 *
 * <p>It implements {@code intake.Handling}. Answers and messages reach the writer by receipt; answers that may be
 * public reach {@code publication} by the CDI event {@link org.answerable.casework.Answered}. Others read by
 * {@link org.answerable.casework.Casework} and {@link org.answerable.casework.AgencyWords}, say for whom an act is news
 * ({@link org.answerable.casework.NoticeAudience}, from which mails are made by a follower of the journal and sent by a
 * thread of their own) and what waits at the desk ({@link org.answerable.casework.DeskNews}).
 *
 * <p>A page of the queue is a range of {@code ticket_agency}, {@code ticket_status} or {@code ticket_due}; what waits
 * is counted up to a limit ({@code Arrivals.MOST}); a ticket's page costs what is written on it.
 */
package org.answerable.casework;
