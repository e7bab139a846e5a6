package org.answerable.directory;

import java.util.List;
import org.answerable.language.Language;
import org.answerable.web.Choice;
import org.answerable.web.View;

/**
 * A task force.
 *
 * @param own the language of its name and of what it is for
 * @param agencies its members, by slug; the lead is one of them
 * @param lead the name of the agency that leads it, or {@code null}
 * @param successor who has its work now, or {@code null}
 * @param documents to which it is a party
 */
public record TaskForceView(
        TaskForceEntry force,
        String name,
        String purpose,
        Language own,
        List<Choice> agencies,
        String lead,
        Choice successor,
        List<Choice> documents)
        implements View {}
