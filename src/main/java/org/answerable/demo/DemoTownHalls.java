package org.answerable.demo;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** The demo's town halls. */
@ApplicationScoped
class DemoTownHalls {
    void plan(Map<String, DemoStories.Story> stories, List<DemoStories.Event> events) {}
}
