package org.answerable.townhall;

import java.util.List;
import org.answerable.web.Choice;
import org.answerable.web.View;

/** Every promise, narrowed by state and owner. */
public record CommitmentsView(List<Card> cards, int kept, int all, List<Choice> states, String state, List<Choice> owners, String owner) implements View {}
