package org.answerable.routing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.transaction.Transactional;
import org.answerable.access.Identity;
import org.answerable.journal.Journal;
import org.answerable.platform.AfterCommit;
import org.answerable.platform.JsonText;
import org.answerable.platform.Resources;
import org.answerable.platform.Time;

/** Fills an empty rule book: topics by the words of the directory's topics, agencies by a list that is given. */
@ApplicationScoped
public class RuleFounding {
    @Inject
    Rules rules;

    @Inject
    RuleBook book;

    @Inject
    Journal journal;

    @Inject
    AfterCommit afterCommit;

    @Inject
    Time time;

    private final Runnable refresh = () -> book.refresh();

    /** The rules that find topics. */
    @Transactional
    public void found() {
        if (rules.count() == 0) {
            for (JsonObject topic : Resources.array("/directory/topics.json")) {
                if (topic.getBoolean("coordinator", false)) {
                    String about = JsonText.JSON
                            .createObjectBuilder()
                            .add("topics", JsonText.JSON.createArrayBuilder().add(topic.getString("slug")))
                            .build()
                            .toString();
                    add(Rule.toOffice("topic-" + topic.getString("slug"), about, time.now()), about);
                    continue;
                }
                String conditions = JsonText.JSON
                        .createObjectBuilder()
                        .add("words", topic.getJsonObject("words"))
                        .build()
                        .toString();
                add(
                        Rule.toTopic(
                                "topic-" + topic.getString("slug"), topic.getString("slug"), conditions, time.now()),
                        conditions);
            }
            afterCommit.run(refresh);
        }
    }

    /** Adds the agency rules of a JSON file on the class path where there are none. */
    @Transactional
    public void agencies(String resource) {
        if (rules.inForce().stream()
                .anyMatch(rule -> rule.agency() != null && !rule.agency().equals(Identity.OFFICE))) {
            return;
        }
        for (JsonObject rule : Resources.array(resource)) {
            String conditions = rule.getJsonObject("when").toString();
            add(
                    Rule.toAgency(
                            rule.getString("id"),
                            rule.getString("agency"),
                            rule.getString("role").equals("lead"),
                            rule.getInt("priority"),
                            conditions,
                            time.now()),
                    conditions);
        }
        afterCommit.run(refresh);
    }

    private void add(Rule rule, String conditions) {
        rules.add(rule);
        journal.record("rule.added", "rule:" + rule.name(), conditions);
    }
}
