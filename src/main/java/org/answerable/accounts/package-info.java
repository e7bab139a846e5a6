/**
 * The people of the desk: accounts, sign-in (Jakarta Security over a database identity store) with a second factor or a
 * passkey, sessions, personal access tokens, and what somebody has typed there and not sent.
 *
 * <p>An account is made by an administrator with a password to hand over, chooses its own, and is switched off, never
 * deleted: the journal names it. {@link org.answerable.accounts.DeskAuthentication} recognises a token (under
 * {@code /api}) or a session (under {@code /{lang}/desk}); {@link org.answerable.accounts.DeskGate} lets nobody unknown
 * into the desk. {@link org.answerable.accounts.StepUp} asks for a proof before what does much harm.
 *
 * <p>Others may call {@link org.answerable.accounts.Accounts} (who there is to act for an agency). A request at the
 * desk costs one look-up of its session or token.
 */
package org.answerable.accounts;
