package org.answerable.directory;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.Locale;

/** One of Wisconsin's 72 counties, by its FIPS code; founded with the database, and never changed. */
@Entity
public class County {
    @Id
    private String fips;

    private String name;
    private String seat;

    protected County() {}

    County(String fips, String name, String seat) {
        this.fips = fips;
        this.name = name;
        this.seat = seat;
    }

    /** The five-digit FIPS code, e.g. {@code 55025}. */
    public String fips() {
        return fips;
    }

    /** As it stands in addresses: its name in small letters, with hyphens. */
    public String slug() {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-");
    }

    public String name() {
        return name;
    }

    /** The county seat. */
    public String seat() {
        return seat;
    }
}
