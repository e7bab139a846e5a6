/**
 * Who is responsible for what, and where: agencies, topics, counties. Names are data in several languages, not code.
 *
 * <p>Everyone reads through {@link org.answerable.directory.Directory}, an in-memory copy.
 */
package org.answerable.directory;
