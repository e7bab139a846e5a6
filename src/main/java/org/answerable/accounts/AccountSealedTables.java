package org.answerable.accounts;

import java.util.List;
import org.answerable.platform.crypto.SealedTable;
import org.answerable.platform.crypto.SealedTables;

/**
 * Where what is typed at the desk, half of a password that two hand over, links that wait and the secrets of apps are
 * kept under seal.
 */
public final class AccountSealedTables implements SealedTables {
    @Override
    public List<SealedTable> all() {
        return List.of(
                new SealedTable("drafts", "desk_draft", "id", "words", "'" + DraftKeeping.CONTEXT + "' || t.id"),
                new SealedTable("changes", "account_change", "id", "half", "t.code"),
                new SealedTable("invitations", "invitation", "id", "link", "t.code"),
                new SealedTable(
                        "apps",
                        "authenticator",
                        "code",
                        "secret",
                        null,
                        "'" + Authenticator.CONTEXT + "' || cast(t.account as varchar(20)) || ':' || t.code",
                        "t.secret <> ''"));
    }
}
