/**
 * Which agencies a submission goes to, and why. Rules are data: topics, places, kinds, agencies named, and words in the
 * text (stored queries over the analyzers of search). A rule is never altered; its next version is a new row.
 *
 * <p>{@link org.answerable.routing.Routing#decide} is a pure function of the submission and the rules in force;
 * casework opens tickets from it.
 */
package org.answerable.routing;
