package org.answerable.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.answerable.audit.Auditing.AuditItem;
import org.answerable.journal.AuditQuery;
import org.answerable.platform.Databases;
import org.answerable.platform.JtaTransactions;
import org.answerable.platform.crypto.TestKeys;
import org.answerable.web.Items;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal that is longer than one look goes through: what is rare is found all the same, page by page. */
class AuditingTest {
    private static final int ACTS = Auditing.LOOKED_THROUGH + Auditing.WINDOW / 2;
    private static final String RARE = "account.created";

    private static Auditing auditing;

    /**
     * Acts of one kind, but the first and the last and one on each side of where the first look ends; written once,
     * because they are many, and only read.
     */
    @BeforeAll
    static void write(@TempDir Path folder) {
        DataSource database = Databases.fresh(Databases.Kind.H2, folder);
        int edge = ACTS - Auditing.LOOKED_THROUGH;
        Databases.execute(
                database,
                "insert into journal_entry (id, at, recorded_at, actor, act, subject, salt, content_hash)"
                        + " select x, x, x, 'system', case when x in (1, " + edge + ", " + (edge + 2) + ", " + ACTS
                        + ") then '" + RARE
                        + "' else 'submission.received' end, 'x:' || x, '', '' from system_range(1, "
                        + ACTS + ")");
        Databases.execute(
                database,
                "insert into journal_position (position, entry, hash) select x, x, '' from system_range(1, " + ACTS
                        + ")");
        auditing = new Auditing();
        auditing.keys = TestKeys.fresh();
        auditing.transactions = new JtaTransactions() {
            @Override
            public <T> T run(Work<T> work) throws Exception {
                try (Connection connection = database.getConnection()) {
                    return work.run(connection);
                }
            }
        };
    }

    private static AuditQuery rare(boolean newest) {
        return new AuditQuery(RARE, null, null, null, null, newest);
    }

    private static List<Long> positions(Items<AuditItem> page) {
        return page.items().stream().map(AuditItem::position).toList();
    }

    @Test
    void one_look_goes_through_so_many_and_the_next_goes_on_where_it_ended() throws Exception {
        long edge = ACTS - Auditing.LOOKED_THROUGH;
        Items<AuditItem> first = auditing.acts(rare(true), null, 100);
        assertThat(positions(first)).containsExactly((long) ACTS, edge + 2);
        assertThat(first.next()).as("there may be more").isNotNull();
        Items<AuditItem> second = auditing.acts(rare(true), first.next(), 100);
        assertThat(positions(second)).containsExactly(edge, 1L);
        assertThat(second.next()).isNull();

        List<Long> oldest = new ArrayList<>();
        String next = null;
        int pages = 0;
        do {
            Items<AuditItem> page = auditing.acts(rare(false), next, 1);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(1);
            oldest.addAll(positions(page));
            next = page.next();
            pages++;
        } while (next != null);
        assertThat(oldest).containsExactly(1L, edge, edge + 2, (long) ACTS);
        assertThat(pages).isBetween(4, 7);
    }

    @Test
    void the_whole_of_a_query_is_all_of_it() throws Exception {
        for (boolean newest : List.of(true, false)) {
            List<Long> all = new ArrayList<>();
            auditing.every(rare(newest), item -> all.add(item.position()));
            assertThat(all).hasSize(4).isSortedAccordingTo((a, b) -> newest ? b.compareTo(a) : a.compareTo(b));
        }
    }
}
