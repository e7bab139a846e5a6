package org.answerable.routing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A draft of the rules beside what others have changed since it began: what the draft leaves as it was is as the book
 * has it now.
 *
 * @param rules as the file has them: first those of the draft, in its order; then those that it leaves out, switched
 *     off; then those that are newer than it
 * @param both which rules the draft and somebody else have changed, each to something else; the draft's stand
 */
record RuleMerge(List<Object> rules, List<String> both) {
    /**
     * @param base the rules from which the draft began
     * @param draft the rules of the draft; what is no rule stays where it is, to be refused by whoever reads it
     * @param now those in the book
     */
    static RuleMerge of(List<?> base, List<?> draft, List<?> now) {
        Map<String, Object> before = named(base);
        Map<String, Object> present = named(now);
        List<Object> rules = new ArrayList<>();
        List<String> both = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (Object rule : draft) {
            String id = id(rule);
            known.add(id);
            rules.add(id == null ? rule : one(id, before.get(id), rule, present.get(id), both));
        }
        before.forEach((id, rule) -> {
            if (known.add(id)) {
                Map<String, Object> off = new LinkedHashMap<>(DirectoryPart.fields(rule));
                off.put("active", false);
                rules.add(one(id, rule, off, present.get(id), both));
            }
        });
        present.forEach((id, rule) -> {
            if (known.add(id)) {
                rules.add(rule);
            }
        });
        return new RuleMerge(rules, both.stream().distinct().toList());
    }

    private static Object one(String id, Object before, Object draft, Object now, List<String> both) {
        if (draft.equals(before) && now != null) {
            return now;
        }
        if (!Objects.equals(before, now) && !draft.equals(now)) {
            both.add(id);
        }
        return draft;
    }

    private static Map<String, Object> named(List<?> rules) {
        Map<String, Object> named = new LinkedHashMap<>();
        rules.forEach(rule -> {
            if (id(rule) != null) {
                named.put(id(rule), rule);
            }
        });
        return named;
    }

    private static String id(Object rule) {
        return rule instanceof Map<?, ?> fields && fields.get("id") instanceof String id ? id : null;
    }
}
