package org.answerable.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.answerable.platform.Databases;
import org.answerable.platform.JdbcTransactions;
import org.answerable.platform.crypto.Keys;
import org.answerable.platform.crypto.TestKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Groups on both databases. */
class GroupingTest {
    private static final String LETTER = "I ask the agency to publish every agreement that it has made with a federal"
            + " task force since January, to say who asked for it, and to hold a meeting in our county before the next"
            + " one is signed, because people here learn of these things from the newspaper and not from you.";
    private static final String OTHER = "The interpreter at the window left before noon on Friday, and nobody told the"
            + " people who waited that they would have to come back on Monday with all of their papers again, although"
            + " a sign on the door says that one is there until five o'clock on every working day of the week.";
    private static final String OWN = " My own children walk past that building to school every morning.";

    private final Keys keys = TestKeys.fresh();
    private JdbcTransactions transactions;
    private Grouping grouping;

    @TempDir
    Path folder;

    private void begin(Databases.Kind kind) {
        transactions = new JdbcTransactions(Databases.fresh(kind, folder));
        grouping = new Grouping(transactions, Pieces.of(keys));
    }

    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void letters_with_other_names_and_sentences_of_their_own_are_one_group_and_others_are_not(Databases.Kind kind)
            throws Exception {
        begin(kind);
        grouping.put(Space.DESK, "a", "Dear Ms Vang, " + LETTER);
        grouping.put(Space.DESK, "b", LETTER + OWN + " Ana, Madison");
        grouping.put(Space.DESK, "c", OTHER + OWN);
        grouping.put(Space.DESK, "d", "To whom it concerns: " + LETTER.replace("newspaper", "radio") + " Thank you.");
        assertThat(group("a")).isEqualTo(group("b")).isEqualTo(group("d")).isNotEqualTo(group("c"));
        transactions.close();
    }

    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void what_is_taken_away_leaves_no_sketch_and_no_piece(Databases.Kind kind) throws Exception {
        begin(kind);
        grouping.put(Space.DESK, "a", LETTER);
        grouping.put(Space.DESK, "b", LETTER + OWN);
        List<Long> whole = numbers("select piece from campaign_key order by piece");
        grouping.remove(Space.DESK, "b");
        assertThat(numbers("select piece from campaign_key order by piece")).hasSizeLessThan(whole.size());
        grouping.remove(Space.DESK, "a");
        grouping.remove(Space.DESK, "a");
        for (String table : List.of("campaign", "campaign_member", "campaign_key")) {
            assertThat(numbers("select count(*) from " + table)).as(table).containsExactly(0L);
        }
        transactions.close();
    }

    @Test
    void what_is_put_twice_is_put_once_and_changed_words_change_the_group() throws Exception {
        begin(Databases.Kind.H2);
        grouping.put(Space.DESK, "a", LETTER);
        grouping.put(Space.DESK, "b", LETTER);
        grouping.put(Space.DESK, "b", LETTER);
        assertThat(numbers("select count(*) from campaign_member")).containsExactly(2L);
        grouping.put(Space.DESK, "b", OTHER);
        assertThat(group("b")).isNotEqualTo(group("a"));
        transactions.close();
    }

    @Test
    void what_is_public_and_what_is_not_are_grouped_apart() throws Exception {
        begin(Databases.Kind.H2);
        grouping.put(Space.DESK, "a", LETTER);
        grouping.put(Space.PUBLIC, "r", LETTER);
        assertThat(group("a")).isNotEqualTo(group("r"));
        transactions.close();
    }

    @Test
    void slogans_with_another_place_in_them_are_not_one() throws Exception {
        begin(Databases.Kind.H2);
        grouping.put(Space.DESK, "a", "No agreements in Dane");
        grouping.put(Space.DESK, "b", "No agreements in Brown");
        grouping.put(Space.DESK, "c", "no agreements in Dane!");
        assertThat(group("a")).isNotEqualTo(group("b")).isEqualTo(group("c"));
        transactions.close();
    }

    @Test
    void other_keys_make_other_sketches() {
        assertThat(Pieces.of(keys).sketch(LETTER)).isEqualTo(Pieces.of(keys).sketch(LETTER));
        assertThat(Pieces.of(TestKeys.fresh()).sketch(LETTER))
                .isNotEqualTo(Pieces.of(keys).sketch(LETTER));
    }

    @Test
    void a_sketch_is_read_as_it_was_written() {
        Sketch sketch = Pieces.of(keys).sketch(LETTER);
        assertThat(Sketch.read(sketch.write())).isEqualTo(sketch);
    }

    @Test
    void the_hash_is_that_of_its_authors() {
        // Appendix A of the paper: key 00..0f, message 00..0e, as words of eight bytes with the length on top.
        assertThat(new SipHash(0x0706050403020100L, 0x0f0e0d0c0b0a0908L)
                        .of(new long[] {0x0706050403020100L, 0x0f0e0d0c0b0a0908L}, 2))
                .isEqualTo(0xa129ca6149be45e5L);
    }

    private long group(String subject) throws Exception {
        return numbers("select campaign from campaign_member where subject = '" + subject + "'")
                .getFirst();
    }

    private List<Long> numbers(String query) throws Exception {
        return transactions.run(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(query)) {
                return read(row);
            }
        });
    }

    private static List<Long> read(ResultSet row) throws SQLException {
        List<Long> numbers = new ArrayList<>();
        while (row.next()) {
            numbers.add(row.getLong(1));
        }
        return numbers;
    }
}
