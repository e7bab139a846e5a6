package org.answerable.routing;

import java.util.List;
import org.answerable.web.View;

/**
 * All rules at the desk, in their order: of several that would lead, the first does.
 *
 * @param q what the list is narrowed to; empty: all
 */
public record RulesView(String q, List<RuleLine> rules, List<RuleLine> off, boolean mayEdit) implements View {}
