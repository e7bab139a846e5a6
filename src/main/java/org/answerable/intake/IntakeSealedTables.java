package org.answerable.intake;

import java.util.List;
import org.answerable.platform.crypto.SealedTable;
import org.answerable.platform.crypto.SealedTables;

/** Where writers' contact data and what they took back are kept under seal. */
public final class IntakeSealedTables implements SealedTables {
    @Override
    public List<SealedTable> all() {
        return List.of(
                new SealedTable(
                        "contacts", "contact", "submission", "sealed", "'" + Contacts.CONTEXT + "' || t.submission"),
                new SealedTable(
                        "originals",
                        "sealed_part",
                        "submission",
                        "ciphertext",
                        "number",
                        "'" + SealedOriginal.CONTEXT
                                + "' || (select s.code from submission s where s.id = t.submission)",
                        null));
    }
}
