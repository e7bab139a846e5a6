package org.answerable.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * While nodes are replaced one by one, the version before works on the schema of the new one: what it reads is still
 * there, and what it inserts is still a whole row.
 */
public class ExpandOnlyTest {
    /** The last migration of the version before, which {@code src/test/resources/upgrade/previous} names. */
    public static final int RELEASED = 36;

    /** Files of migrations that take away what the version before does not read any more. */
    private static final Set<String> CONTRACTS = Set.of();

    private static final Pattern TAKES_AWAY = Pattern.compile("drop\\s+(table|column|sequence)|rename\\s+(to|column)"
            + "|alter\\s+column\\s+\\w+\\s+(set\\s+not\\s+null|type|set\\s+data\\s+type|drop\\s+default)"
            + "|add\\s+constraint");

    private static final Pattern UNIQUE = Pattern.compile("create\\s+unique\\s+index\\s+\\w+\\s+on\\s+(\\w+)");
    private static final Pattern MADE = Pattern.compile("create\\s+table\\s+(\\w+)");
    private static final Pattern ADDS = Pattern.compile("alter\\s+table\\s+(\\w+)\\s+add\\s+(?:column\\s+)?([^;]*);");
    private static final Pattern VERSION = Pattern.compile("V([0-9]+)__.*\\.sql");

    /** What is wrong with a migration for the version before; nothing where nothing is. */
    private static List<String> wrong(String sql) {
        String plain = sql.replaceAll("--[^\n]*", "").toLowerCase(Locale.ROOT);
        List<String> wrong = new ArrayList<>();
        Matcher takes = TAKES_AWAY.matcher(plain);
        while (takes.find()) {
            wrong.add("takes away: " + takes.group());
        }
        Set<String> made =
                MADE.matcher(plain).results().map(one -> one.group(1)).collect(Collectors.toSet());
        UNIQUE.matcher(plain)
                .results()
                .filter(one -> !made.contains(one.group(1)))
                .forEach(one -> wrong.add("a row of the version before may not be taken: " + one.group()));
        Matcher adds = ADDS.matcher(plain);
        while (adds.find()) {
            String column = adds.group(2);
            if (column.contains("not null") && !column.contains("default")) {
                wrong.add("a row of the version before lacks " + adds.group(1) + "." + column.strip());
            }
        }
        return wrong;
    }

    @Test
    void what_the_version_before_reads_and_writes_stays() throws IOException {
        List<String> wrong = new ArrayList<>();
        int looked = 0;
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/db/migration"))) {
            for (Path file : files.sorted().toList()) {
                Matcher name = VERSION.matcher(file.getFileName().toString());
                if (name.matches()
                        && Integer.parseInt(name.group(1)) > RELEASED
                        && !CONTRACTS.contains(file.getFileName().toString())) {
                    looked++;
                    wrong(Files.readString(file)).forEach(what -> wrong.add(file.getFileName() + " " + what));
                }
            }
        }
        assertThat(looked).isPositive();
        assertThat(wrong)
                .as("expand now; take away in the version after the one that no longer reads it")
                .isEmpty();
    }

    @Test
    void the_test_knows_what_takes_away() {
        assertThat(wrong("alter table account drop column name;")).hasSize(1);
        assertThat(wrong("alter table account rename to person;")).hasSize(1);
        assertThat(wrong("alter table account alter column name set not null;")).hasSize(1);
        assertThat(wrong("alter table account add constraint one unique (name);"))
                .hasSize(1);
        assertThat(wrong("create unique index one on account (name);")).hasSize(1);
        assertThat(wrong("create table pet (name varchar(9)); create unique index one on pet (name);"))
                .isEmpty();
        assertThat(wrong("alter table account add column age integer not null;"))
                .hasSize(1);
        assertThat(wrong("alter table account add column age integer default 0 not null;"))
                .isEmpty();
        assertThat(wrong("alter table account add column age integer; -- drop table"))
                .isEmpty();
    }
}
