package org.answerable.routing;

import java.util.List;
import java.util.Map;

/**
 * What a rule is to say, whichever version of it that becomes.
 *
 * @param agency whom it gives to; {@code null} where it finds a topic
 * @param topic what it finds; {@code null} where it gives to an agency
 * @param priority of several that would lead, the highest does
 * @param because why it gives there, by language of the interface, as residents read it; may be empty
 */
record RuleWanted(
        String slug,
        boolean active,
        String agency,
        String topic,
        boolean lead,
        int priority,
        Map<String, String> because,
        Conditions when) {
    /** The rule that finds a topic by words; off where there are none or the topic is retired. */
    static RuleWanted finds(String topic, boolean active, Map<String, List<String>> words) {
        return new RuleWanted(
                finding(topic), active && !words.isEmpty(), null, topic, false, 0, Map.of(), Conditions.words(words));
    }

    /** The slug of the rule that finds a topic. */
    static String finding(String topic) {
        return "topic-" + topic;
    }

    /** The same, switched off. */
    RuleWanted off() {
        return new RuleWanted(slug, false, agency, topic, lead, priority, because, when);
    }

    /** Whether the two say the same, in force or not. */
    boolean alike(RuleWanted other) {
        return other.off().equals(off());
    }
}
