/**
 * Who may do what: accounts, roles, sign-in (Jakarta Security over a database identity store), personal access tokens, and the one
 * table of rights, {@link org.answerable.access.Right}.
 */
package org.answerable.access;
