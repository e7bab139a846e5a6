/**
 * What people send: a submission, for which they get a receipt; what the holder of a receipt sees and does.
 *
 * <p>A submission is received, may await moderation, be published, be withheld, be withdrawn. Who wrote it is kept
 * apart ({@link org.answerable.intake.Contacts}) and read by the mailer alone. Other features join in through
 * {@link org.answerable.intake.Handling} (tickets), {@link org.answerable.intake.Aftermath} (what came of it) and the
 * CDI event {@link org.answerable.intake.Withdrawn}, all within the submission's own transaction.
 */
package org.answerable.intake;
