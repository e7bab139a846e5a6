package org.answerable;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Whatever anybody may read is looked at by every test of what must not be seen: a new page enters the list, or fails.
 */
class PublicExitsTest {
    @Test
    void every_page_and_file_that_anybody_may_read_is_an_exit() throws Exception {
        Set<String> open = new TreeSet<>();
        Endpoints.below("").stream()
                .filter(endpoint -> endpoint.startsWith("GET "))
                .map(endpoint -> endpoint.substring("GET ".length()))
                .map(path -> path.isEmpty() ? "/" : path)
                .filter(path -> !path.startsWith("/desk") && !path.startsWith("/api/v1/desk"))
                .forEach(open::add);
        assertThat(open).hasSizeGreaterThan(25);
        open.removeAll(PublicExits.addresses());
        assertThat(open).as("add it to PublicExits").isEmpty();
    }
}
