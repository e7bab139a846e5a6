package org.answerable.journal;

import java.util.List;

/**
 * What a feature keeps of what its acts concerned: the verification of the journal compares it with the hashes that
 * were written then.
 */
public interface Evidence {
    List<Exhibit> exhibits();
}
