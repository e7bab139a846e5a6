package org.answerable.accounts;

import java.util.List;
import org.answerable.access.Identity;
import org.answerable.platform.Refusal.Fault;
import org.answerable.web.View;

/** The first page after a password that was handed over: choosing one of one's own. */
public record ChoosePasswordView(Identity account, List<Fault> faults) implements View {}
