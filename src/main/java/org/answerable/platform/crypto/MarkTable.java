package org.answerable.platform.crypto;

import java.util.List;

/** The mark that shows whether a node has the keyset of the database is sealed too. */
public final class MarkTable implements SealedTables {
    @Override
    public List<SealedTable> all() {
        return List.of(new SealedTable(
                "marks",
                "key_check",
                "keyset",
                "mark",
                null,
                "'" + KeyCheck.PURPOSE + "'",
                "t.keyset = '" + Keys.SEAL + "'"));
    }
}
