package org.answerable.access;

import java.util.List;
import org.answerable.platform.Refusal.Fault;
import org.answerable.platform.http.View;

/**
 * The accounts, for an administrator.
 *
 * @param handOver the name and the password just made, shown this once; {@code null} otherwise
 * @param typed what was typed for a new account that was refused
 * @param said the key of what was just done; {@code null} for nothing
 */
public record AccountsView(List<AccountKeeping.Line> accounts, HandOver handOver, AccountKeeping.Wanted typed, String said,
        List<Fault> faults) implements View {
    /** A password to hand over. */
    public record HandOver(String name, String password) {}
}
