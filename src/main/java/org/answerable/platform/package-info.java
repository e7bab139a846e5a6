/**
 * Clock, ids, text, settings, jobs, migrations and transactions: what every feature may know and what knows no feature.
 *
 * <p>Nothing here has a life of its own but the start, whose observers run in the order of their priority: secrets (0),
 * migrations (1), accounts (5), what refuses to start (6), founding and the demonstration (8), the journal's threads
 * (20), what sends and drafts (30), what forgets (40). Where one fails, the application does not start and
 * {@link org.answerable.platform.DatabaseHealth} says so.
 *
 * <p>Anyone may call {@link org.answerable.platform.Time} (the one clock), {@link org.answerable.platform.Texts} (what
 * is stored of a text), {@link org.answerable.platform.Refusal} (every no, by what the caller can do about it),
 * {@link org.answerable.platform.AfterCommit}, {@link org.answerable.platform.Loop} and
 * {@link org.answerable.platform.Jobs}. Rooms above bring migrations that need Java
 * ({@link org.answerable.platform.MigrationsInJava}).
 *
 * <p>{@code Texts} reads a text a few times over, in proportion to its length; everything else costs the same however
 * much is stored.
 */
package org.answerable.platform;
