package org.answerable.casework;

import org.answerable.intake.Submission;

/** CDI event, within the transaction: an agency answered. */
public record Answered(Submission submission, boolean isPublic) {}
