/**
 * Who is responsible for what, and where: agencies, topics, counties, task forces, and what they agreed on or go by as
 * public documents. Names are data in several languages, not code.
 *
 * <p>Counties and topics are founded at the first start, agencies with the demonstration; from then on people at the
 * desk change what they are called ({@link org.answerable.directory.Naming}), each change an act of the journal.
 * Nothing is deleted: old records name it.
 *
 * <p>Everyone reads through {@link org.answerable.directory.Directory}, a copy in memory at most ten seconds older than
 * the database: a look-up costs no query. It implements {@code language.Wording} and {@code access.Named}.
 */
package org.answerable.directory;
