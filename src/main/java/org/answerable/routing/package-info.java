/**
 * Which agencies a submission goes to, and why. Rules are data: topics, places, kinds, agencies named, and words in the
 * text. A rule is never altered; its next version is a new row, and the row before it is no longer active.
 *
 * <p>{@link org.answerable.routing.Routing#decide} is a pure function of the submission, the rules in force and the
 * names of agencies: the writer's choice comes first, then the rules by priority; exactly one agency leads; what nobody
 * is for is the coordinating office's. Each reason is kept with the ticket ({@link org.answerable.routing.Reason}) and
 * told to the writer in words ({@link org.answerable.routing.Reasons}).
 *
 * <p>Casework opens tickets from it. Rules and names are kept in memory, at most ten seconds older than the database;
 * deciding reads the text once for all words ({@link org.answerable.routing.Phrases}) and once for all names
 * ({@link org.answerable.routing.AgencyNames}), however many rules there are.
 */
package org.answerable.routing;
