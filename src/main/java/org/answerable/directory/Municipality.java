package org.answerable.directory;

import org.answerable.platform.Tagged;

/**
 * A city, village or town as one county has it; one that lies in several counties is several of these.
 *
 * @param county the FIPS code of the county
 */
public record Municipality(String name, Kind kind, String county) {
    /** What the law of Wisconsin knows (Wis. Stat. 60 to 62); a town is what lies in no city or village. */
    public enum Kind implements Tagged {
        CITY,
        VILLAGE,
        TOWN
    }
}
