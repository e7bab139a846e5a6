/**
 * Who may do what: accounts, roles, sign-in (Jakarta Security over a database identity store), personal access tokens, and the one
 * table of rights, {@link org.answerable.access.Right}.
 *
 * <p>The way of a request: {@link org.answerable.accounts.DeskAuthentication} recognises a token (under {@code /api}) or a session (under
 * {@code /{lang}/desk}), {@link org.answerable.access.CallerFilter} puts the identity on the thread,
 * {@link org.answerable.accounts.DeskGate} lets nobody unknown into the desk, and {@link org.answerable.access.NeedsInterceptor} checks
 * the right each use case {@link org.answerable.access.Needs}. Nothing is cached: a role taken away counts from the next request on.
 *
 * <p>Others may call {@link org.answerable.access.Caller} (who acts), {@link org.answerable.accounts.Accounts} (who there is to act for an
 * agency), {@link org.answerable.access.RateLimits} (how often one address may try) and annotate their use cases.
 */
package org.answerable.access;
