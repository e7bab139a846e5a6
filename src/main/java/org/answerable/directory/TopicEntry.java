package org.answerable.directory;

import java.util.Map;

/**
 * A topic as the directory's file has it; its place is that in the list.
 *
 * @param mergedInto the topic that it became part of; {@code null} for none
 * @param names by language
 */
public record TopicEntry(String slug, boolean active, String mergedInto, Map<String, Naming.Called> names) {
    /** The same, retired. */
    public TopicEntry retired() {
        return new TopicEntry(slug, false, mergedInto, names);
    }
}
