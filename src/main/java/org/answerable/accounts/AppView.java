package org.answerable.accounts;

import java.util.List;
import org.answerable.platform.Refusal.Fault;
import org.answerable.web.View;

/** Setting up an app that makes codes. */
public record AppView(int status, OwnFactor.Proposal proposal, QrPicture picture, List<Fault> faults) implements View {}
