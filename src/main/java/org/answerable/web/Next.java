package org.answerable.web;

/**
 * What comes after one of a list, to go on with once something was done with it.
 *
 * @param id the one after it, or the list's first where it was the last; {@code null}: there is no other
 * @param from the cursor of the list that begins with it; {@code null}: from its beginning
 */
public record Next(String id, String from) {}
