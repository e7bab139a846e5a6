package org.answerable.directory;

/**
 * Within how many working days a writer is to be told something, at least 1 each.
 *
 * @param acknowledgeDays that the agency has the message
 * @param updateDays something, since something was told last
 * @param answerDays the answer
 */
public record Targets(int acknowledgeDays, int updateDays, int answerDays) {}
