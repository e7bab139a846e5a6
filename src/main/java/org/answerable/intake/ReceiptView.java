package org.answerable.intake;

import java.util.List;
import org.answerable.intake.ShareView.PageNote;
import org.answerable.platform.Refusal.Fault;
import org.answerable.web.View;

/** The page that asks for the receipt; {@code typed} is what was typed and not found. */
public record ReceiptView(int status, String typed, List<Fault> faults, PageNote note) implements View {}
