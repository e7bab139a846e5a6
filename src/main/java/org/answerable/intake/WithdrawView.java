package org.answerable.intake;

import org.answerable.intake.ShareView.Note;
import org.answerable.platform.http.View;

/** "Do you want to take this back?" */
public record WithdrawView(int status, String receipt, Note note) implements View {}
