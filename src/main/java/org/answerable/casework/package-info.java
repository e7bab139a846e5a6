/**
 * Tickets: what one agency does about one submission. Open, waiting for the writer, answered, closed, or transferred to
 * another agency.
 *
 * <p>A liaison sees the tickets of the account's agencies and never who wrote. Answers and messages reach the writer by
 * receipt; answers that may be public reach {@code publication} by the CDI event
 * {@link org.answerable.casework.Answered}.
 */
package org.answerable.casework;
