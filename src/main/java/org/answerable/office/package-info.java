/**
 * The office that runs this server: what it says of itself, what is still missing before it may take feedback, and
 * whether it takes any.
 *
 * <p>A server begins without an office: its row is there and empty. An administrator describes it and is led through
 * the {@link org.answerable.office.SetUpStep steps}, which other rooms add to by implementing that interface. Until
 * somebody coordinates, {@link org.answerable.office.Reception} says no to whatever would be taken in, because nobody
 * would read it.
 *
 * <p>Others may call {@link org.answerable.office.Reception}; it costs one query.
 */
package org.answerable.office;
