/**
 * The demonstration: a Wisconsin deployment as it could look after a year, told from data files through the same use
 * cases as everything else, at the times when it would have happened. Every text in it is fiction. Knows every feature;
 * nothing knows it.
 */
package org.answerable.demo;
