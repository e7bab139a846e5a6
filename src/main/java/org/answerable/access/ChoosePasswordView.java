package org.answerable.access;

import java.util.List;
import org.answerable.platform.Refusal.Fault;
import org.answerable.platform.http.View;

/** The first page after a password that was handed over: choosing one of one's own. */
public record ChoosePasswordView(Identity account, List<Fault> faults) implements View {}
