package org.answerable.routing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.answerable.directory.Directory;
import org.answerable.directory.DocumentEntry;
import org.answerable.directory.Naming.Called;
import org.answerable.directory.TaskForceEntry;

/**
 * Task forces and public documents that a text may be about: it has the address of one, as texts have that were begun
 * on its page, or its name. What it is about is then the business of the agencies behind it.
 */
record Subjects(List<Subject> all) {
    static final Subjects NONE = new Subjects(List.of());
    /** A shorter name is a word like others, in chars. */
    private static final int SHORTEST = 8;

    /**
     * One of them.
     *
     * @param address the path of its page
     * @param names in small letters
     * @param agencies its own, who leads first
     */
    record Subject(Reason.Kind kind, String slug, String address, List<String> names, List<String> agencies) {
        private boolean isIn(String text) {
            return stands(text, address) || names.stream().anyMatch(name -> stands(text, name));
        }

        Reason because() {
            return new Reason(kind, List.of(slug), "");
        }
    }

    /** What the directory has. */
    static Subjects of(Directory directory) {
        List<Subject> all = new ArrayList<>();
        for (TaskForceEntry force : directory.taskForces()) {
            all.add(of(force));
        }
        for (DocumentEntry document : directory.documents()) {
            all.add(new Subject(
                    Reason.Kind.DOCUMENT,
                    document.slug(),
                    "/documents/" + document.slug(),
                    names(document.names().values()),
                    List.copyOf(directory.parties(document))));
        }
        return new Subjects(all);
    }

    static Subject of(TaskForceEntry force) {
        Set<String> agencies = new LinkedHashSet<>();
        if (force.lead() != null) {
            agencies.add(force.lead());
        }
        agencies.addAll(force.agencies());
        return new Subject(
                Reason.Kind.TASK_FORCE,
                force.slug(),
                "/task-forces/" + force.slug(),
                names(force.names().values()),
                List.copyOf(agencies));
    }

    private static List<String> names(Collection<Called> names) {
        return names.stream()
                .map(called -> called.name().toLowerCase(Locale.ROOT))
                .filter(name -> name.length() >= SHORTEST && name.contains(" "))
                .distinct()
                .toList();
    }

    /** Those that a text is about. */
    Stream<Subject> in(String text) {
        String small = text.toLowerCase(Locale.ROOT);
        return all.stream().filter(subject -> subject.isIn(small));
    }

    /** Whether words stand in a text by themselves, no part of longer ones. */
    private static boolean stands(String text, String words) {
        for (int at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
            int end = at + words.length();
            boolean ends = end == text.length() || !goesOn(text.codePointAt(end), text, end);
            boolean begins = at == 0 || words.startsWith("/") || !Character.isLetterOrDigit(text.codePointBefore(at));
            if (begins && ends) {
                return true;
            }
        }
        return false;
    }

    private static boolean goesOn(int next, String text, int at) {
        return Character.isLetterOrDigit(next)
                || next == '-' && at + 1 < text.length() && Character.isLetterOrDigit(text.codePointAt(at + 1));
    }
}
