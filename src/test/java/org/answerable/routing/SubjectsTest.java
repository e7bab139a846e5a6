package org.answerable.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.answerable.directory.Naming.Called;
import org.answerable.directory.SourceNote;
import org.answerable.directory.TaskForceEntry;
import org.junit.jupiter.api.Test;

/** What a text is about, by address or by name. */
class SubjectsTest {
    private static final TaskForceEntry NORTH = new TaskForceEntry(
            "north",
            true,
            Map.of("en", new Called("North Shore Task Force", ""), "es", new Called("Norte", "")),
            new TreeSet<>(List.of("a", "b")),
            "b",
            null,
            null,
            null,
            SourceNote.NONE);
    private static final Subjects SUBJECTS = new Subjects(List.of(Subjects.of(NORTH)));

    private static List<String> in(String text) {
        return SUBJECTS.in(text).map(Subjects.Subject::slug).toList();
    }

    @Test
    void the_address_of_its_page_or_its_whole_name_is_enough() {
        assertThat(in("About the task force (https://x.example/es/task-forces/north):"))
                .containsExactly("north");
        assertThat(in("See /task-forces/north-west and /task-forces/northern")).isEmpty();
        assertThat(in("Officers of the NORTH SHORE TASK FORCE came.")).containsExactly("north");
        assertThat(in("The North Shore Task Forces of old, and el Norte")).isEmpty();
    }

    @Test
    void who_leads_comes_first() {
        assertThat(SUBJECTS.all().getFirst().agencies()).containsExactly("b", "a");
    }
}
