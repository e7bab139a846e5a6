package org.answerable.journal;

import java.time.Instant;
import java.util.List;

/**
 * Somebody of the desk had something before them.
 *
 * @param actor the account
 * @param subject what was looked at, e.g. {@code ticket:7k2m…}
 * @param about the case it belongs to, e.g. {@code submission:…}; {@code null} where that is the subject
 * @param fields which parts were seen, in their order
 */
public record Reading(long id, Instant at, String actor, String subject, String about, List<String> fields) {}
