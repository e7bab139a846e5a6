package org.answerable.routing;

/** A rule in words, as lists show it. */
public record RuleLine(String id, String sentence, boolean active, int priority) {}
