package org.answerable.bench;

import java.io.IOException;
import java.sql.SQLException;

/**
 * What answers the queries of the table of engines: twenty hits, the counts of all dimensions, a snippet for each hit.
 */
interface Asking {
    /** What the table calls it. */
    String name();

    /** One query, answered whole; how many records it finds. */
    long ask(Searches.Asked asked) throws IOException, SQLException;

    /** What it occupies on the disk, in bytes; 0 where that is not known. */
    long bytes() throws IOException, SQLException;
}
