package org.answerable.intake;

/** CDI event, within the transaction: a writer does not allow any more what was allowed, that the words are public. */
public record PublicationForbidden(Submission submission) {}
