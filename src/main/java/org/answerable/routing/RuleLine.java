package org.answerable.routing;

/** A rule in words, as lists show it. */
public record RuleLine(String id, Sentence sentence, boolean active, int priority) {
    /**
     * What a rule does, and why.
     *
     * @param because {@code null} where nobody said why
     * @param language that the reason is in
     */
    public record Sentence(String does, String because, String language) {
        boolean holds(String sought) {
            return has(does, sought) || because != null && has(because, sought);
        }

        private static boolean has(String text, String sought) {
            return text.toLowerCase(java.util.Locale.ROOT).contains(sought);
        }
    }
}
