/**
 * The pages that explain: how it works, rights and help, the privacy notice, the moderation rules. They know the
 * directory (which counties there are) and no other feature.
 *
 * <p>What they say is text of {@code i18n/} and, of who can help, {@code learn/help.json}
 * ({@link org.answerable.learn.Help}): each fact with where it stands and the day on which it was looked up there. Both
 * come with the release and change with the next.
 *
 * <p>There is nothing to call here. A page asks no database: it costs its template.
 */
package org.answerable.learn;
