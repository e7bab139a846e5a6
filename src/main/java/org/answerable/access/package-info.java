/**
 * The kernel of rights: who acts, what there is a right to ({@link org.answerable.access.Right}, one table), and how
 * often one address may try.
 *
 * <p>The way of a request: the sign-in of {@code accounts} recognises who sends it
 * ({@link org.answerable.access.Sender}), {@link org.answerable.access.CallerFilter} puts the identity on the thread,
 * and {@link org.answerable.access.NeedsInterceptor} checks the right that each use case
 * {@link org.answerable.access.Needs}. Nothing is cached: a role taken away counts from the next request on.
 *
 * <p>Others call {@link org.answerable.access.Caller} (who acts) and {@link org.answerable.access.RateLimits}, and
 * annotate their use cases.
 */
package org.answerable.access;
