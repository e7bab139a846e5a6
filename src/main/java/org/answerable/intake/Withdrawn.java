package org.answerable.intake;

/** CDI event, within the transaction: a writer took a submission back. */
public record Withdrawn(Submission submission) {}
