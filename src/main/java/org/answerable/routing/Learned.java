package org.answerable.routing;

import java.util.Set;

/** What was learned of one submission: whose it became, and what it had. */
public record Learned(long submission, String agency, Set<String> features) {}
