package org.answerable.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.answerable.access.Role;
import org.answerable.journal.Evidence;
import org.answerable.journal.Exhibit;
import org.answerable.platform.Tagged;

/**
 * What accounts may do, whether they are on, the tokens that open them, what they show beside a password, and what one
 * administrator asked another for and was answered.
 */
@ApplicationScoped
class AccountEvidence implements Evidence {
    private static final String ACCOUNT = "account";
    private static final String OF_ACCOUNT = "e.subject = 'account:' || cast(a.id as varchar(20))";
    /** What administrators asked for, from both tables of it. */
    private static final String CHANGES = Stream.of("account_change", "deputy_asked")
            .map(table -> "select id, account, what, roles, agencies, reason, code, until_day, form, state, asked_by,"
                    + " decided_by from " + table)
            .collect(Collectors.joining(" union all ", "(", ")"));

    private static final String OVER = "f.ended_at is not null";
    private static final String OFF = "account.switched-off";
    private static final String ON = "account.switched-on";
    /** SQL: the newest act that switched an account off or on; one that waits for its position is the newest. */
    private static final String NEWEST =
            "(select e.act from journal_entry e left join journal_position p on p.entry = e.id where " + OF_ACCOUNT
                    + " and e.act in ('" + OFF + "', '" + ON
                    + "') order by p.position desc nulls first, e.at desc, e.id desc fetch first 1 rows only)";
    /**
     * SQL: whether a second administrator agreed to switch an account on, after it was switched off; such acts once had
     * no {@link #ON} beside them.
     */
    private static final String AGREED =
            "(exists (select 1 from account_change c where c.account = a.id and c.what in ('on', 'new') and c.state = 'agreed')"
                    + " and exists (select 1 from journal_entry e join journal_position p on p.entry = e.id where "
                    + OF_ACCOUNT + " and e.act = 'account.change-agreed' and p.position >"
                    + " (select max(p.position) from journal_entry e join journal_position p on p.entry = e.id where "
                    + OF_ACCOUNT + " and e.act = '" + OFF + "')))";
    /**
     * SQL: the accounts that are as the newest act says, and those that are off without any. One that was made and
     * waits for a second administrator is off, too; nothing says yet that it was created.
     */
    private static final String AS_SWITCHED = "case " + NEWEST + " when '" + ON + "' then a.active when '" + OFF
            + "' then not a.active or " + AGREED + " else not a.active and exists (select 1 from journal_entry e where "
            + OF_ACCOUNT + " and e.act = 'account.created') end";

    @Override
    public List<Exhibit> exhibits() {
        return List.of(
                new Exhibit(
                        Set.of("account.created", "account.changed"),
                        ACCOUNT,
                        Exhibit.Keeping.NEWEST_OF_MORE,
                        "cast(a.id as varchar(20))",
                        "a.id",
                        List.of("r.role", "g.agency"),
                        "account a join account_role r on r.account = a.id left join account_agency g on g.account = a.id",
                        null,
                        AccountEvidence::rights,
                        null,
                        true),
                // These acts concern nothing but themselves: an account that is not as they say has nothing that fits
                // them.
                new Exhibit(
                        Set.of(OFF, ON),
                        ACCOUNT,
                        Exhibit.Keeping.NEWEST,
                        "cast(a.id as varchar(20))",
                        "a.id",
                        List.of("a.active"),
                        "account a",
                        AS_SWITCHED,
                        rows -> "",
                        null,
                        false),
                // Once these acts had no content. The hash of an act fits one form of the two.
                new Exhibit(
                        Set.of("account.password-changed", "account.password-reset"),
                        ACCOUNT,
                        Exhibit.Keeping.NEWEST_OF_MORE,
                        "cast(a.id as varchar(20))",
                        "cast(a.id as varchar(20)) || f.form",
                        List.of("a.password_hash", "f.form"),
                        "account a cross join (select '-' as form union all select '+') f",
                        null,
                        rows -> rows.getFirst().get(1).equals("+")
                                ? rows.getFirst().getFirst()
                                : "",
                        null,
                        false),
                change(
                        "account.change-asked",
                        "c.asked_by",
                        null,
                        row -> AccountChange.asked(
                                row.get(0), row.get(1), row.get(2), row.get(4), Integer.parseInt(row.get(5)))),
                decision("account.change-agreed", AccountChange.State.AGREED),
                decision("account.change-declined", AccountChange.State.DECLINED),
                decision("account.change-taken-back", AccountChange.State.TAKEN_BACK),
                each(
                        "account.invited",
                        "invitation",
                        List.of("x.code", "x.roles", "x.agencies", "x.languages", "cast(x.made_by as varchar(20))"),
                        null,
                        row -> Invitation.made(row.get(0), row.get(1), row.get(2), row.get(3), row.get(4))),
                each(
                        "account.deputised",
                        "deputyship",
                        List.of("x.code", "x.role", "x.agency", "x.until_day", "cast(x.granted_by as varchar(20))"),
                        null,
                        row -> Deputyship.granted(row.get(0), row.get(1), row.get(2), row.get(3), row.get(4))),
                each("account.deputy-ended", "deputyship", List.of("x.code"), "x.ended_at is not null", List::getFirst),
                each(
                        "account.leave-entered",
                        "account_leave",
                        List.of("x.code", "x.from_day", "x.until_day", "x.deputy"),
                        null,
                        row -> Leave.entered(row.get(0), row.get(1), row.get(2), row.get(3))),
                each(
                        "account.leave-ended",
                        "account_leave",
                        List.of("x.code"),
                        "x.ended_at is not null",
                        List::getFirst),
                new Exhibit(
                        Set.of("account.languages"),
                        ACCOUNT,
                        Exhibit.Keeping.NEWEST_OF_MORE,
                        "cast(a.id as varchar(20))",
                        "a.id",
                        List.of("l.language"),
                        "account a left join account_language l on l.account = a.id",
                        null,
                        rows -> languages(rows.stream()
                                .map(List::getFirst)
                                .filter(tag -> tag != null)
                                .toList()),
                        null,
                        false),
                new Exhibit(
                        Set.of("account.warnings"),
                        ACCOUNT,
                        Exhibit.Keeping.NEWEST_OF_MORE,
                        "cast(a.id as varchar(20))",
                        "a.id",
                        List.of("a.warnings"),
                        "account a",
                        null,
                        rows -> Tagged.tag(rows.getFirst().getFirst()),
                        null,
                        false),
                each(
                        "account.linked",
                        "account_link",
                        List.of("x.issuer", "x.subject"),
                        null,
                        row -> row.get(0) + " " + row.get(1)),
                each(
                        "account.vouched",
                        "invitation",
                        List.of("x.code"),
                        "x.vouched and x.state = 'used'",
                        List::getFirst),
                each(
                        "account.provider-linked",
                        "account_own_link",
                        List.of("x.code", "x.issuer", "x.subject"),
                        null,
                        row -> OwnLink.linked(row.get(0), row.get(1), row.get(2))),
                each(
                        "account.provider-unlinked",
                        "account_own_link",
                        List.of("x.code"),
                        "x.ended_at is not null",
                        List::getFirst),
                group(
                        "group.mapped",
                        null,
                        row -> GroupRights.written(row.get(0), row.get(1), row.get(2), row.get(3), row.get(4))),
                group("group.agreed", "g.decided_at is not null and g.state <> 'declined'", row -> ""),
                group("group.declined", "g.state = 'declined'", row -> ""),
                group("group.ended", "g.ended_at is not null or g.state = 'ended'", row -> ""),
                token("account.token-made", null, row -> AccessToken.made(row.get(0), row.get(1), row.get(2))),
                token("account.token-ended", "t.ended_at is not null", List::getFirst),
                shown("account.factor-made", "authenticator f", List.of("f.code"), null, List::getFirst),
                shown("account.factor-ended", "authenticator f", List.of("f.code"), OVER, List::getFirst),
                shown(
                        "account.passkey-made",
                        "passkey f",
                        List.of("f.code", "f.credential_id", "f.public_key"),
                        null,
                        row -> Passkey.made(row.get(0), row.get(1), row.get(2))),
                shown("account.passkey-ended", "passkey f", List.of("f.code"), OVER, List::getFirst),
                new Exhibit(
                        Set.of("factor.demanded"),
                        "factors",
                        Exhibit.Keeping.NEWEST,
                        "r.id",
                        "r.id",
                        List.of("r.roles"),
                        "factor_rule r",
                        "r.version > 0",
                        rows -> rows.getFirst().getFirst(),
                        null,
                        false));
    }

    private static Exhibit decision(String act, AccountChange.State state) {
        return change(
                act,
                "c.decided_by",
                "c.state = '" + AccountChange.word(state) + "'",
                row -> AccountChange.decided(
                        row.get(0), row.get(1), row.get(2), row.get(3), row.get(4), Integer.parseInt(row.get(5))));
    }

    private static Exhibit change(String act, String by, String where, Function<List<String>, String> content) {
        return new Exhibit(
                Set.of(act),
                ACCOUNT,
                Exhibit.Keeping.EACH,
                "cast(c.account as varchar(20))",
                "c.id",
                List.of(
                        "c.what",
                        "c.roles",
                        "c.agencies",
                        "c.reason",
                        "cast(" + by + " as varchar(20)) || ' ' || c.code || coalesce(' ' || c.until_day, '')",
                        "c.form"),
                CHANGES + " c",
                where,
                rows -> content.apply(rows.getFirst()),
                null,
                false);
    }

    private static Exhibit each(
            String act, String table, List<String> columns, String where, Function<List<String>, String> content) {
        return new Exhibit(
                Set.of(act),
                ACCOUNT,
                Exhibit.Keeping.EACH,
                "cast(x.account as varchar(20))",
                table.endsWith("_link") ? "x.code" : "x.id",
                columns,
                table + " x",
                where,
                rows -> content.apply(rows.getFirst()),
                null,
                false);
    }

    private static Exhibit group(String act, String where, Function<List<String>, String> content) {
        return new Exhibit(
                Set.of(act),
                "group",
                Exhibit.Keeping.EACH,
                "g.code",
                "g.id",
                List.of(
                        "g.group_name",
                        "g.roles",
                        "g.agencies",
                        "cast(g.asked_by as varchar(20))",
                        "case when g.waited then 'waits' else 'on' end"),
                "group_rights g",
                where,
                rows -> content.apply(rows.getFirst()),
                null,
                false);
    }

    /** What is written down of the languages that somebody works in. */
    static String languages(Collection<String> tags) {
        return String.join(" ", new TreeSet<>(tags));
    }

    private static Exhibit token(String act, String where, Function<List<String>, String> content) {
        return new Exhibit(
                Set.of(act),
                ACCOUNT,
                Exhibit.Keeping.EACH,
                "cast(t.account as varchar(20))",
                "t.code",
                List.of("t.code", "t.token_hash", "t.expires_at"),
                "access_token t",
                where,
                rows -> content.apply(rows.getFirst()),
                null,
                false);
    }

    /** What an account shows beside its password. */
    private static Exhibit shown(
            String act, String table, List<String> columns, String where, Function<List<String>, String> content) {
        return new Exhibit(
                Set.of(act),
                ACCOUNT,
                Exhibit.Keeping.EACH,
                "cast(f.account as varchar(20))",
                "f.code",
                columns,
                table,
                where,
                rows -> content.apply(rows.getFirst()),
                null,
                false);
    }

    private static String rights(List<List<String>> rows) {
        return rights(
                rows.stream()
                        .map(row -> Role.valueOf(row.getFirst().toUpperCase(Locale.ROOT)))
                        .collect(Collectors.toSet()),
                rows.stream()
                        .map(row -> row.get(1))
                        .filter(agency -> agency != null)
                        .collect(Collectors.toSet()));
    }

    /** What is written down of an account's roles and agencies. */
    static String rights(Set<Role> roles, Collection<String> agencies) {
        return Arrays.stream(Role.values())
                        .filter(roles::contains)
                        .map(Role::word)
                        .collect(Collectors.joining(" ")) + " | "
                + agencies.stream().sorted().collect(Collectors.joining(" "));
    }
}
