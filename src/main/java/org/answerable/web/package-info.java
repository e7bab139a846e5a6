/**
 * What pages and the API are made of: the language in the path, views and their templates, problems, strict JSON, form
 * tokens, limits of bodies and of what waits, static files. It knows who calls, and no feature.
 *
 * <p>The way of a request: {@link org.answerable.web.Admission} gives it a turn or refuses it at once, and
 * {@link org.answerable.web.Bodies} lets its body come whole, both without holding a thread;
 * {@link org.answerable.web.ReadableRequests} and {@link org.answerable.web.RequestReader} make it readable and take
 * the language off its path; {@link org.answerable.web.PostedForms} checks the token of a form. A resource answers with
 * a {@link org.answerable.web.View}, which {@link org.answerable.web.ViewWriter} draws, or with a record, which becomes
 * JSON; a {@code Refusal} becomes a page or RFC 9457 in {@link org.answerable.web.Problems};
 * {@link org.answerable.web.Answers} sends all of it as fast as its reader takes it.
 *
 * <p>Rooms above put something into every page of the desk by {@link org.answerable.web.DrawnPage} and
 * {@link org.answerable.web.DeskAlarm}. Lists page by {@link org.answerable.web.Cursor}, never by number.
 *
 * <p>A page costs its template and no query of its own; an answer is made whole in memory up to
 * {@link org.answerable.web.KeptAnswer}'s limit, and beyond it written as it is made.
 */
package org.answerable.web;
