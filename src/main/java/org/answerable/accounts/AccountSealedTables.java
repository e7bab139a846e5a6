package org.answerable.accounts;

import java.util.List;
import org.answerable.platform.crypto.SealedTable;
import org.answerable.platform.crypto.SealedTables;

/** Where what is typed at the desk, and half of a password that two hand over, are kept under seal. */
public final class AccountSealedTables implements SealedTables {
    @Override
    public List<SealedTable> all() {
        return List.of(
                new SealedTable("drafts", "desk_draft", "id", "words", "'" + DraftKeeping.CONTEXT + "' || t.id"),
                new SealedTable("changes", "account_change", "id", "half", "t.code"));
    }
}
