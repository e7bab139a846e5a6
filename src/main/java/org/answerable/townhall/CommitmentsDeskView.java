package org.answerable.townhall;

import java.util.List;
import org.answerable.platform.Refusal.Fault;
import org.answerable.web.Choice;
import org.answerable.web.View;

/** The promises of the caller's agencies, each with the form that moves it on. */
public record CommitmentsDeskView(int status, List<Card> cards, List<Choice> states, String done, String tried, String typedStatus, String typedEvidence, List<Fault> faults)
        implements View {}
