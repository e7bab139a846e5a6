/**
 * What people send: a submission, for which they get a receipt; what the holder of a receipt sees and does.
 *
 * <p>A submission is received, may await moderation, be published, be withheld, be withdrawn
 * ({@link org.answerable.intake.State}). It comes in by form, API or import ({@link org.answerable.intake.Submitting});
 * its writer decides anew who may see it, or takes it back: then its words lie under seal for a time, opened by two
 * people together or by nobody, and are erased. Who wrote it is kept apart ({@link org.answerable.intake.Contacts}) and
 * read by the mailer alone.
 *
 * <p>Other features join in through {@link org.answerable.intake.Handling} (tickets),
 * {@link org.answerable.intake.Aftermath} (what came of it) and the CDI events {@link org.answerable.intake.Withdrawn}
 * and {@link org.answerable.intake.PublicationForbidden}, all within the submission's own transaction; they read by
 * {@link org.answerable.intake.Intake}.
 *
 * <p>A submission costs one transaction of some fifteen rows, whatever is stored; a receipt is found by the unique
 * index of its hash; what is old is found by {@code idempotency_created} and {@code sealed_original_keep}.
 */
package org.answerable.intake;
