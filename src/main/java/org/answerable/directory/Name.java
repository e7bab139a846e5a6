package org.answerable.directory;

import jakarta.persistence.Embeddable;

/** What an agency or topic is called in one language. */
@Embeddable
public class Name {
    private String name;
    private String description;

    protected Name() {}

    public Name(String name, String description) {
        this.name = name;
        this.description = description;
    }

    public String name() {
        return name;
    }

    public String description() {
        return description;
    }
}
