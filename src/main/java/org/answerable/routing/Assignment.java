package org.answerable.routing;

import java.util.List;

/**
 * That an agency is responsible.
 *
 * @param agency slug
 * @param lead whether it leads; exactly one of a decision does
 */
public record Assignment(String agency, boolean lead, List<Reason> because) {}
