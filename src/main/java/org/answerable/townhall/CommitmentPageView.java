package org.answerable.townhall;

import java.util.List;
import org.answerable.platform.http.View;

/** One promise with its steps and the voices behind it. */
public record CommitmentPageView(Card card, List<Voice> voices) implements View {}
