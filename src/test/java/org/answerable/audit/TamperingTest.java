package org.answerable.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.answerable.journal.Acts;
import org.answerable.journal.Chain;
import org.answerable.journal.Entries;
import org.answerable.journal.Evidence;
import org.answerable.journal.Exhibit;
import org.answerable.journal.HeadWatch;
import org.answerable.journal.JournalTest;
import org.answerable.journal.PublishedHeads;
import org.answerable.journal.Resumptions;
import org.answerable.journal.SeenHeads;
import org.answerable.journal.TestNode;
import org.answerable.platform.Databases;
import org.answerable.platform.crypto.JournalKeys;
import org.answerable.platform.crypto.TestKeys;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Somebody who can write whatever they like into the database, and has no key: every such change is told, with the
 * first act that it touches.
 */
class TamperingTest {
    private static final int ANSWERS = 60;
    private static final long AT = 1_760_000_000_000L;

    @TempDir
    Path folder;

    /** A small office: its rows and the acts that wrote them. Positions are those of the acts in the order below. */
    private static final class Office implements AutoCloseable {
        final DataSource database;
        final TestNode node;
        /** What was made here, and not by another office with the same database. */
        private final Optional<JdbcConnectionPool> own;

        final HeadWatch watch;

        Office(Databases.Kind kind, Path folder) throws Exception {
            this(Databases.fresh(kind, folder), folder, TestNode.JOURNAL_KEYS);
        }

        Office(DataSource given, Path folder, JournalKeys keys) throws Exception {
            own = given instanceof JdbcConnectionPool ? Optional.empty() : Optional.of(Databases.kept(given));
            database = own.<DataSource>map(pool -> pool).orElse(given);
            node = new TestNode(database, "office", keys);
            watch = new HeadWatch(
                    node.transactions,
                    node.entries,
                    node.head,
                    new SeenHeads(folder.resolve("heads"), TestNode.KEYS),
                    new Resumptions(TestNode.KEYS, node.entries),
                    new PublishedHeads(node.entries),
                    () -> Map.of(),
                    System::currentTimeMillis);
        }

        void act(String act, String subject, String content, String... rows) throws Exception {
            for (String row : rows) {
                Databases.execute(database, row);
            }
            node.record(act, subject, content);
            place();
        }

        void place() throws Exception {
            while (node.sequencer.step() > 0) {
                // All that wait.
            }
        }

        /** As the start of a server says of the office that a migration brought. */
        void found() throws Exception {
            act("agency.founded", "agency:coordinating-office", "STATE\nnull\n3\ntrue\n");
        }

        Office open() throws Exception {
            found();
            act(
                    "agency.founded",
                    "agency:patrol",
                    "STATE\nnull\n30\ntrue\n\u0000en\nState Patrol\n",
                    "insert into county (fips, name, seat) values ('55025', 'Dane', 'Madison')",
                    "insert into agency (slug, level, answer_days, active) values ('patrol', 'STATE', 30, true)",
                    "insert into agency_name (agency, language, name, description) values ('patrol', 'en', 'State Patrol', '')");
            act(
                    "agency.named",
                    "agency:patrol",
                    "STATE\nnull\n30\ntrue\n\u0000en\nThe Patrol\n\u0000es\nLa Patrulla\n",
                    "update agency_name set name = 'The Patrol' where agency = 'patrol'",
                    "insert into agency_name (agency, language, name, description) values ('patrol', 'es', 'La Patrulla', '')");
            act(
                    "topic.founded",
                    "topic:stops",
                    "1\u0000en\nStops\n",
                    "insert into topic (slug, position) values ('stops', 1)",
                    "insert into topic_name (topic, language, name, description) values ('stops', 'en', 'Stops', '')");
            act(
                    "submission.received",
                    "submission:s1",
                    "A stop\nThey stopped us.",
                    "insert into submission (id, code, receipt_hash, kind, title, text, language, "
                            + "language_source, language_confidence, publish, share_contact, channel, received_at, state, "
                            + "version) values (1, 's1', 'r1', 'COMMENT', 'A stop', 'They stopped us.', 'en', "
                            + "'given', 1, true, false, 'FORM', "
                            + AT + ", 'PUBLISHED', 1)");
            act(
                    "submission.consented",
                    "submission:s1",
                    "Consent[publish=true, shareContactWithAgency=false, maskPersonal=false, excludeAgencies=[]]",
                    "update submission set mask_personal = false");
            act(
                    "submission.consented",
                    "submission:s1",
                    "Consent[publish=true, shareContactWithAgency=false, maskPersonal=true, "
                            + "excludeAgencies=[patrol]]\n{\"text\":[{\"start\":0}]}",
                    "update submission set mask_personal = true, masks = '{\"text\":[{\"start\":0}]}'",
                    "insert into submission_excluded (submission, agency) values (1, 'patrol')");
            act(
                    "ticket.opened",
                    "ticket:t1",
                    "patrol [Reason[kind=fallback, arguments=[], rule=]]",
                    "insert into ticket (id, code, submission, agency, role, status, because, received_at, "
                            + "due_by, version) values (1, 't1', 1, 'patrol', 'LEAD', 'OPEN',"
                            + " '[{\"kind\":\"fallback\",\"arguments\":[]}]', " + AT + ", " + AT + ", 1)");
            act(
                    "ticket.noted",
                    "ticket:t1",
                    "look at the log",
                    "insert into note (id, ticket, author, at, text) values (1, 1, 'pat', " + AT
                            + ", 'look at the log')");
            act(
                    "message.sent",
                    "ticket:t1",
                    "Which road?",
                    "insert into message (id, ticket, sender, author, at, text) values (1, 1, 'agency', 'pat', " + AT
                            + ", 'Which road?')");
            act(
                    "message.received",
                    "ticket:t1",
                    "County M.",
                    "insert into message (id, ticket, sender, at, text) values (2, 1, 'you', " + AT + ", 'County M.')");
            act("message.masked", "ticket:t1", "[]");
            act(
                    "message.received",
                    "ticket:t1",
                    "Ask Ana.",
                    "insert into message (id, ticket, sender, at, text, masks) values (3, 1, 'you', " + AT
                            + ", 'Ask Ana.', '[{\"start\":4}]')");
            act("message.masked", "ticket:t1", "[]\n[{\"start\":4}]");
            act(
                    "ticket.transferred",
                    "ticket:t1",
                    "patrol not ours",
                    "insert into ticket_event (id, ticket, at, what, actor, agency, reason) values (1, 1, " + AT
                            + ", 'transferred', 'pat', 'patrol', 'not ours')");
            act(
                    "ticket.closed",
                    "ticket:t1",
                    "done",
                    "insert into ticket_event (id, ticket, at, what, actor, reason) values (2, 1, " + AT
                            + ", 'closed', 'pat', 'done')");
            act(
                    "claim.made",
                    "submission:s1",
                    "record:p1",
                    "insert into name_claim (id, submission, subject, at, state, version) values (1, 1, 'record:p1', "
                            + AT + ", 'open', 1)");
            act(
                    "claim.decided",
                    "submission:s1",
                    "kept\np1\nIt stays.",
                    "update name_claim set state = 'kept', record = 'p1', words = 'It stays.', decided_by = 'mod', decided_at = "
                            + AT);
            act(
                    "record.withheld",
                    "submission:s1",
                    "names a child",
                    "insert into moderation (id, submission, at, decision, moderator, reason) values (1, 1, " + AT
                            + ", 'withheld', 'mod', 'names a child')");
            act(
                    "record.published",
                    "record:p1",
                    "A stop\nThey stopped us.\n{}",
                    "insert into public_record (id, code, submission, kind, language, title, text, redactions, "
                            + "source_redactions, submitted_on, published_at, updated_at, visible, version)"
                            + " values (1, 'p1', 1, 'comment', 'en', 'A stop', 'They stopped us.', '[]', '[]', '2026-01-01', "
                            + AT + ", " + AT + ", true, 1)");
            act(
                    "record.published",
                    "record:p1",
                    "A stop\nThey stopped us.\n{a1=Sorry.}",
                    "insert into public_answer (record, answer, agency, at, text, language, redactions, "
                            + "source_redactions, days) values (1, 'a1', 'patrol', "
                            + AT + ", 'Sorry.', 'en', '[]', '[]', 3)");
            act(
                    "town-hall.planned",
                    "town-hall:h1",
                    "{en=Roads} " + AT + " Library",
                    "insert into town_hall (id, slug, starts_at, place, version) values (1, 'h1', " + AT
                            + ", 'Library', 1)",
                    "insert into town_hall_title (town_hall, language, title) values (1, 'en', 'Roads')");
            act(
                    "agenda.set",
                    "town-hall:h1",
                    "{en=Stops} [p1]",
                    "insert into agenda_item (id, town_hall, position) values (1, 1, 0)",
                    "insert into agenda_item_title (item, language, title) values (1, 'en', 'Stops')",
                    "insert into agenda_item_record (item, record, position) values (1, 'p1', 0)");
            act(
                    "minutes.recorded",
                    "town-hall:h1",
                    "All was said.",
                    "insert into minutes (id, town_hall, at, text, language) values (1, 1, " + AT
                            + ", 'All was said.', 'en')");
            act(
                    "commitment.made",
                    "commitment:c1",
                    "{en=A sign, es=Un letrero} patrol 2026-06-01",
                    "insert into commitment (id, code, town_hall, owner, due_on, status, made_at, "
                            + "version) values (1, 'c1', 1, 'patrol', '2026-06-01', 'OPEN', "
                            + AT + ", 1)",
                    "insert into commitment_text (commitment, language, text) values (1, 'es', 'Un letrero')",
                    "insert into commitment_text (commitment, language, text) values (1, 'en', 'A sign')",
                    "insert into commitment_event (id, commitment, at, status) values (1, 1, " + AT + ", 'OPEN')");
            act(
                    "commitment.changed",
                    "commitment:c1",
                    "DONE The sign stands.",
                    "insert into commitment_event (id, commitment, at, status, evidence) values (2, 1, " + AT
                            + ", 'DONE', 'The sign stands.')");
            act(
                    "account.created",
                    "account:7",
                    "liaison moderator | patrol",
                    "insert into account (id, name, display_name, language, active, created_at) values (7, 'kim', 'Kim', 'en', true, "
                            + AT + ")",
                    "insert into account (id, name, display_name, language, active, created_at) values (8, 'lee', 'Lee', 'en', true, "
                            + AT + ")",
                    "insert into account_role (account, role) values (7, 'moderator')",
                    "insert into account_role (account, role) values (7, 'liaison')",
                    "insert into account_agency (account, agency) values (7, 'patrol')");
            act("account.switched-off", "account:8", "", "update account set active = false where id = 8");
            act("account.switched-on", "account:8", "", "update account set active = true where id = 8");
            act("account.switched-off", "account:8", "", "update account set active = false where id = 8");
            act(
                    "account.created",
                    "account:9",
                    "auditor | ",
                    "insert into account (id, name, display_name, language, active, created_at) values (9, 'moe', 'Moe', 'en', true, "
                            + AT + ")",
                    "insert into account_role (account, role) values (9, 'auditor')");
            act("account.switched-off", "account:9", "", "update account set active = false where id = 9");
            act("account.switched-on", "account:9", "", "update account set active = true where id = 9");
            act(
                    "account.password-reset",
                    "account:9",
                    "$argon2id$one",
                    "update account set password_hash = '$argon2id$one' where id = 9");
            act(
                    "account.password-changed",
                    "account:9",
                    "$argon2id$two",
                    "update account set password_hash = '$argon2id$two' where id = 9");
            act(
                    "account.token-made",
                    "account:7",
                    "k1 h1 " + AT,
                    "insert into access_token (token_hash, code, account, label, created_at, expires_at, "
                            + "journaled) values ('h1', 'k1', 7, 'x', 1, "
                            + AT + ", true)");
            act(
                    "account.token-made",
                    "account:7",
                    "k2 h2 never",
                    "insert into access_token (token_hash, code, account, label, created_at, "
                            + "journaled) values ('h2', 'k2', 7, 'x', 1, true)");
            act(
                    "account.token-ended",
                    "account:7",
                    "k2",
                    "update access_token set ended_at = 5, label = '' where code = 'k2'");
            act(
                    "account.factor-made",
                    "account:7",
                    "f1",
                    "insert into authenticator (code, account, secret, last_step, made_at) values ('f1', 7, 'sealed', 1, 1)");
            act(
                    "account.factor-made",
                    "account:7",
                    "f2",
                    "insert into authenticator (code, account, secret, last_step, made_at) values ('f2', 7, 'sealed', 1, 1)");
            act(
                    "account.factor-ended",
                    "account:7",
                    "f2",
                    "update authenticator set ended_at = 5, secret = '' where code = 'f2'");
            act(
                    "account.passkey-made",
                    "account:7",
                    "p1 id1 key1",
                    "insert into passkey (code, account, name, credential_id, public_key, counter, made_at)"
                            + " values ('p1', 7, 'x', 'id1', 'key1', 0, 1)");
            act(
                    "account.passkey-made",
                    "account:7",
                    "p2 id2 key2",
                    "insert into passkey (code, account, name, credential_id, public_key, counter, made_at)"
                            + " values ('p2', 7, 'x', 'id2', 'key2', 0, 1)");
            act(
                    "account.passkey-ended",
                    "account:7",
                    "p2",
                    "update passkey set ended_at = 5, name = '' where code = 'p2'");
            act("factor.demanded", "factors:this", "admin", "update factor_rule set roles = 'admin', version = 1");
            // The first was asked for and agreed to before acts named who did.
            act("account.change-asked", "account:7", "RIGHTS auditor | ", change(1, "waiting", null, 0));
            act(
                    "account.change-agreed",
                    "account:7",
                    "RIGHTS auditor |  ",
                    "update account_change set state = 'agreed', decided_by = 7, reason = '' where id = 1");
            act("account.change-asked", "account:7", "RIGHTS auditor |  7 c2", change(2, "waiting", null, 1));
            act(
                    "account.change-declined",
                    "account:7",
                    "RIGHTS auditor |  not now 7 c2",
                    "update account_change set state = 'declined', decided_by = 7, reason = 'not now' where id = 2");
            act("account.change-asked", "account:7", "RIGHTS auditor |  7 c3", change(3, "waiting", null, 1));
            act(
                    "account.change-taken-back",
                    "account:7",
                    "RIGHTS auditor |   7 c3",
                    "update account_change set state = 'taken-back', decided_by = 7, reason = '' where id = 3");
            act(
                    "account.change-asked",
                    "account:7",
                    "DEPUTY liaison | patrol 7 c4 2026-06-01",
                    "insert into deputy_asked (id, code, account, what, roles, agencies, asked_by, asked_at, state,"
                            + " form, until_day) values (4, 'c4', 7, 'deputy', 'liaison', 'patrol', 7, " + AT
                            + ", 'waiting', 1, '2026-06-01')");
            act(
                    "account.change-taken-back",
                    "account:7",
                    "DEPUTY liaison | patrol  7 c4 2026-06-01",
                    "update deputy_asked set state = 'taken-back', decided_by = 7, reason = '' where id = 4");
            act(
                    "rule.added",
                    "rule:stops/1",
                    "{\"topics\":[\"stops\"]}",
                    "insert into routing_rule (slug, version, active, agency, role, priority, conditions, "
                            + "created_at) values ('stops', 1, true, 'patrol', 'LEAD', 1, '{\"topics\":[\"stops\"]}', "
                            + AT + ")");
            act(
                    "translation.reviewed",
                    "record:p1",
                    "es null Nos pararon.",
                    "insert into passage (id, code, subject, place, source_hash, source_language, "
                            + "target_language, urgency, asked, since, state, text, machine, draft_tries, draft_next, "
                            + "version) values (1, 'x1', 'text:p1', 'record:p1', 'h', 'en', 'es', 1, 1, " + AT
                            + ", 'reviewed', 'Nos pararon.', false, 0, 0, 1)");
            act(
                    "translation.for-agency",
                    "ticket:p2",
                    "en null They stopped us.",
                    "insert into passage (id, code, subject, place, source_hash, source_language, "
                            + "target_language, urgency, asked, since, state, text, machine, draft_tries, draft_next, "
                            + "version) values (2, 'x2', 'submission:p2', 'ticket:p2', 'h', 'so', 'en', -1, 0, " + AT
                            + ", 'reviewed', 'They stopped us.', false, 0, 0, 1)");
            act(
                    "agency.founded",
                    "agency:old",
                    "STATE\nnull\n30\ntrue\n",
                    "insert into agency (slug, level, answer_days, active) values ('old', 'STATE', 30, true)");
            act(
                    "agency.changed",
                    "agency:old",
                    "STATE\nnull\n30\nfalse\n\npatrol",
                    "update agency set active = false, successor = 'patrol' where slug = 'old'");
            act("topic.founded", "topic:old", "2", "insert into topic (slug, position) values ('old', 2)");
            act("topic.changed", "topic:old", "2\nretired", "update topic set active = false where slug = 'old'");
            act(
                    "rule.added",
                    "rule:old/1",
                    "{\"topics\":[\"old\"]}",
                    "insert into routing_rule (slug, version, active, agency, role, priority, conditions, "
                            + "created_at) values ('old', 1, true, 'patrol', 'LEAD', 2, '{\"topics\":[\"old\"]}', "
                            + AT + ")");
            act("rule.placed", "rule:old/1", "patrol\nnull\nLEAD\n2");
            act(
                    "rule.explained",
                    "rule:old/1",
                    "{\"en\":\"it stops cars\"}",
                    "update routing_rule set because = '{\"en\":\"it stops cars\"}' where slug = 'old'");
            act("rule.switched-off", "rule:old/1", "off", "update routing_rule set active = false where slug = 'old'");
            act(
                    "organisation.described",
                    "office:this",
                    "The Office\n\nask@example.org\n\nletters@example.org",
                    "update office set name = 'The Office', run_by = '', contact = 'ask@example.org', "
                            + "security_contact = '', sender = 'letters@example.org'");
            act(
                    "agency.fact",
                    "agency-fact:patrol/phone",
                    "yes 2026-11-30 https://patrol.example",
                    "insert into route_fact_change (id, agency, fact, says, checked, source, at) values ("
                            + "1, 'patrol', 'phone', 'yes', '2026-11-30', 'https://patrol.example', " + AT + ")");
            act(
                    "agency.fact",
                    "agency-fact:patrol/phone",
                    "none - -",
                    "insert into route_fact_change (id, agency, fact, says, at) values (2, 'patrol', 'phone', 'none', "
                            + AT + ")");
            act(
                    "help.changed",
                    "help:lake-aid",
                    "{\"id\":\"lake-aid\"}",
                    "insert into help_entry (id, entry, version) values ('lake-aid', '{\"id\":\"lake-aid\"}', 1)");
            act("mark.changed", "office:this", "iVBOR", "update office set mark = 'iVBOR'");
            act(
                    "text.written",
                    "text:en/learn.privacy.lead",
                    "+What we know.",
                    "insert into office_text (id, part, text_key, language, words, changed_at, version) values ("
                            + "'en/learn.privacy.lead', 'privacy', 'learn.privacy.lead', 'en', 'What we know.', "
                            + AT + ", 1)");
            act(
                    "task-force.added",
                    "task-force:north",
                    "{\"slug\":\"north\"}",
                    "insert into task_force (slug, entry) values ('north', '{\"slug\":\"north\"}')");
            act(
                    "document.added",
                    "document:pact",
                    "{\"slug\":\"pact\"}",
                    "insert into public_document (slug, entry) values ('pact', '{\"slug\":\"pact\"}')");
            act(
                    "document.written",
                    "document-text:pact/1/en",
                    "We agree.\n\u0000ab",
                    "insert into document_text (name, document, version, language, words, pdf)"
                            + " values ('pact/1/en', 'pact', 1, 'en', 'We agree.', 'ab')");
            act(
                    "account.invited",
                    "account:7",
                    "i1 liaison | patrol | en 9",
                    "insert into invitation (id, code, account, link_hash, roles, agencies, languages, made_by,"
                            + " made_at, expires_at, state) values (1, 'i1', 7, 'h1', 'liaison', 'patrol', 'en', 9, 1, 2,"
                            + " 'open')");
            act(
                    "account.deputised",
                    "account:9",
                    "d1 liaison patrol 2026-06-01 7",
                    "insert into deputyship (id, code, account, role, agency, until_day, granted_by, granted_at)"
                            + " values (1, 'd1', 9, 'liaison', 'patrol', '2026-06-01', 7, 1)");
            act("account.deputy-ended", "account:9", "d1", "update deputyship set ended_at = 5");
            act(
                    "account.leave-entered",
                    "account:9",
                    "l1 2026-05-01 2026-05-08 kim",
                    "insert into account_leave (id, code, account, from_day, until_day, deputy, made_at)"
                            + " values (1, 'l1', 9, '2026-05-01', '2026-05-08', 'kim', 1)");
            act("account.leave-ended", "account:9", "l1", "update account_leave set ended_at = 5");
            act(
                    "account.languages",
                    "account:9",
                    "en hmn",
                    "insert into account_language (account, language) values (9, 'hmn')",
                    "insert into account_language (account, language) values (9, 'en')");
            act("account.warnings", "account:9", "at-once", "update account set warnings = 'AT_ONCE' where id = 9");
            act(
                    "account.linked",
                    "account:9",
                    "https://login.example s-1",
                    "insert into account_link (code, account, issuer, subject, linked_at)"
                            + " values ('n1', 9, 'https://login.example', 's-1', 1)");
            act("account.vouched", "account:7", "i1", "update invitation set vouched = true, state = 'used'");
            act(
                    "account.provider-linked",
                    "account:7",
                    "o1 https://login.example s-7",
                    "insert into account_own_link (code, account, issuer, subject, linked_at)"
                            + " values ('o1', 7, 'https://login.example', 's-7', 1)");
            act("account.provider-unlinked", "account:7", "o1", "update account_own_link set ended_at = 5");
            act(
                    "group.mapped",
                    "group:g1",
                    "mods\nmoderator |  7 waits",
                    "insert into group_rights (id, code, group_name, roles, agencies, waited, state, asked_by, asked_at)"
                            + " values (1, 'g1', 'mods', 'moderator', '', true, 'waiting', 7, 1)");
            act("group.agreed", "group:g1", "", "update group_rights set state = 'on', decided_by = 9, decided_at = 2");
            act("group.ended", "group:g1", "", "update group_rights set state = 'ended', ended_by = 9, ended_at = 3");
            act(
                    "group.mapped",
                    "group:g2",
                    "press\npartner |  7 on",
                    "insert into group_rights (id, code, group_name, roles, agencies, waited, state, asked_by, asked_at)"
                            + " values (2, 'g2', 'press', 'partner', '', false, 'on', 7, 1)");
            act(
                    "group.mapped",
                    "group:g3",
                    "aud\nauditor |  7 waits",
                    "insert into group_rights (id, code, group_name, roles, agencies, waited, state, asked_by, asked_at)"
                            + " values (3, 'g3', 'aud', 'auditor', '', true, 'waiting', 7, 1)");
            act(
                    "group.declined",
                    "group:g3",
                    "",
                    "update group_rights set state = 'declined', decided_by = 9, decided_at = 2 where id = 3");
            act(
                    "readings.sealed",
                    "readings:2026-05-01",
                    "2 abc",
                    "insert into reading_digest (on_day, readings, digest, at) values ('2026-05-01', 2, 'abc', 1)");
            act("account.signed-in", "account:7", "");
            for (int i = 1; i <= ANSWERS; i++) {
                act(
                        "ticket.answered",
                        "ticket:t1",
                        "Answer " + i,
                        "insert into answer (id, code, ticket, author, at, text, language, is_public) values (" + i
                                + ", 'a" + i + "', 1, 'pat', " + AT + ", 'Answer " + i + "', 'en', true)");
            }
            watch.look();
            return this;
        }

        private static String change(int id, String state, String reason, int form) {
            return "insert into account_change (id, code, account, what, roles, agencies, asked_by, asked_at, state, reason, form) values ("
                    + id + ", 'c" + id + "', 7, 'rights', 'auditor', '', 7, " + AT + ", '" + state + "', "
                    + (reason == null ? "null" : "'" + reason + "'") + ", " + form + ")";
        }

        long position(String act) throws SQLException {
            return number(
                    "select min(p.position) from journal_position p join journal_entry e on e.id = p.entry where e.act = '"
                            + act + "'");
        }

        long newest(String act) throws SQLException {
            return number(
                    "select max(p.position) from journal_position p join journal_entry e on e.id = p.entry where e.act = '"
                            + act + "'");
        }

        long number(String sql) throws SQLException {
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(sql)) {
                row.next();
                return row.getLong(1);
            }
        }

        /** What is found after the statements, which are then undone. */
        Verified after(String... statements) throws Exception {
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                try {
                    for (String sql : statements) {
                        assertThat(statement.executeUpdate(sql)).as(sql).isPositive();
                    }
                    return JournalTest.verify(connection, Instant.now(), evidence());
                } finally {
                    connection.rollback();
                    connection.setAutoCommit(true);
                }
            }
        }

        /** With what this node has seen. */
        Verified verify(JournalKeys keys) throws Exception {
            List<Entries.Seen> seen = watch.seen();
            int resumed = node.transactions
                    .run(connection -> new Resumptions(TestNode.KEYS, node.entries).all(connection))
                    .size();
            return new Verification(node.transactions, node.entries, keys, TestNode.KEYS, evidence())
                    .verify(Instant.now(), seen, resumed, (done, total) -> {});
        }

        Verified verify() throws Exception {
            return verify(TestNode.JOURNAL_KEYS);
        }

        @Override
        public void close() throws Exception {
            node.close();
            own.ifPresent(JdbcConnectionPool::dispose);
        }
    }

    /** The exhibits of all features. */
    static List<Exhibit> evidence() throws IOException, ReflectiveOperationException {
        List<Exhibit> exhibits = new ArrayList<>();
        Path sources = Path.of("src/main/java");
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file : files.filter(f -> f.toString().endsWith("Evidence.java") && !f.endsWith("Evidence.java"))
                    .sorted()
                    .toList()) {
                String name =
                        sources.relativize(file).toString().replace('/', '.').replaceAll("\\.java$", "");
                var constructor = Class.forName(name).getDeclaredConstructor();
                constructor.setAccessible(true);
                exhibits.addAll(((Evidence) constructor.newInstance()).exhibits());
            }
        }
        return exhibits;
    }

    private static void assertTold(Verified verified, Verified.Problem problem, Long firstBad, String what) {
        assertThat(verified.ok()).as(what).isFalse();
        assertThat(verified.problem()).as(what).isEqualTo(problem);
        assertThat(verified.firstBad()).as(what).isEqualTo(firstBad);
    }

    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void an_untouched_office_holds_in_all_that_its_acts_concerned(Databases.Kind kind) throws Exception {
        try (Office office = new Office(kind, folder).open()) {
            Verified verified = office.verify();
            assertThat(verified.problem()).isNull();
            assertThat(verified.ok()).isTrue();
            // A sign-in has nothing to compare; the first publication, the agency's first name, the writer's first
            // choice, what was hidden in the first message, a first password and what an agency and a topic were before
            // they were retired were written over.
            assertThat(verified.contents()).isEqualTo(new Verified.Contents(verified.entries() - 8, 0, 0, 7, 0, 0, 0));
            assertThat(verified.head().position()).isEqualTo(verified.entries());
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void whatever_is_changed_or_deleted_in_the_database_is_told_with_its_act(Databases.Kind kind) throws Exception {
        try (Office office = new Office(kind, folder).open()) {
            long answers = office.position("ticket.answered");
            Map<String, Long> changes = Map.ofEntries(
                    Map.entry("update answer set text = 'We admit nothing.' where id = 3", answers + 2),
                    Map.entry("delete from answer where id = 5", answers + 4),
                    Map.entry("update submission set text = 'They were kind.'", office.position("submission.received")),
                    Map.entry("update submission set title = 'Praise'", office.position("submission.received")),
                    Map.entry("update note set text = 'x'", office.position("ticket.noted")),
                    Map.entry("delete from note", office.position("ticket.noted")),
                    Map.entry("update message set text = 'x' where id = 1", office.position("message.sent")),
                    Map.entry("update message set text = 'x' where id = 2", office.position("message.received")),
                    Map.entry(
                            "update ticket_event set reason = 'x' where id = 1", office.position("ticket.transferred")),
                    Map.entry("update ticket_event set reason = 'x' where id = 2", office.position("ticket.closed")),
                    Map.entry("update ticket set because = '[]'", office.position("ticket.opened")),
                    Map.entry("update name_claim set subject = 'record:p2'", office.position("claim.made")),
                    Map.entry("update name_claim set words = 'x'", office.position("claim.decided")),
                    Map.entry("update name_claim set state = 'removed'", office.position("claim.decided")),
                    Map.entry("update name_claim set record = 'p2'", office.position("claim.decided")),
                    Map.entry("update moderation set reason = 'x'", office.position("record.withheld")),
                    Map.entry("update public_record set text = 'x'", office.position("record.published") + 1),
                    Map.entry("update public_record set title = 'x'", office.position("record.published") + 1),
                    Map.entry("update public_record set visible = false", office.position("record.published") + 1),
                    Map.entry("update public_answer set text = 'x'", office.position("record.published") + 1),
                    Map.entry("delete from public_answer", office.position("record.published") + 1),
                    Map.entry("update town_hall_title set title = 'x'", office.position("town-hall.planned")),
                    Map.entry("update minutes set text = 'x'", office.position("minutes.recorded")),
                    Map.entry("delete from minutes", office.position("minutes.recorded")),
                    Map.entry(
                            "update commitment_text set text = 'x' where language = 'es'",
                            office.position("commitment.made")),
                    Map.entry("update commitment set due_on = '2036-06-01'", office.position("commitment.made")),
                    Map.entry(
                            "update commitment_event set evidence = 'x' where id = 2",
                            office.position("commitment.changed")),
                    Map.entry(
                            "update agency_name set name = 'x' where language = 'en'", office.position("agency.named")),
                    Map.entry(
                            "update agency_name set description = 'x' where language = 'es'",
                            office.position("agency.named")),
                    Map.entry("delete from agency_name where language = 'es'", office.position("agency.named")),
                    Map.entry(
                            "update agency set answer_days = 3000 where slug = 'patrol'",
                            office.position("agency.named")),
                    Map.entry(
                            "update agency set active = false where slug = 'patrol'", office.position("agency.named")),
                    Map.entry(
                            "update agency set level = 'FEDERAL' where slug = 'patrol'",
                            office.position("agency.named")),
                    Map.entry(
                            "update agency set url = 'https://example.org' where slug = 'patrol'",
                            office.position("agency.named")),
                    Map.entry(
                            "insert into agency_county (agency, county) values ('patrol', '55025')",
                            office.position("agency.named")),
                    Map.entry("update topic_name set name = 'x'", office.position("topic.founded")),
                    Map.entry("update topic set position = 7", office.position("topic.founded")),
                    Map.entry("update submission set publish = false", office.position("submission.consented") + 1),
                    Map.entry(
                            "update submission set share_contact = true", office.position("submission.consented") + 1),
                    Map.entry(
                            "update submission set mask_personal = false", office.position("submission.consented") + 1),
                    Map.entry("update submission set masks = '{}'", office.position("submission.consented") + 1),
                    Map.entry(
                            "update submission set masks = '{\"text\":[{\"start\":5}]}'",
                            office.position("submission.consented") + 1),
                    Map.entry("update message set masks = '[]' where id = 3", office.position("message.masked") + 2),
                    Map.entry(
                            "update message set masks = '[{\"start\":4}]' where id = 2",
                            office.position("message.masked") + 2),
                    Map.entry(
                            "update account set password_hash = '$argon2id$mine' where id = 9",
                            office.position("account.password-changed")),
                    Map.entry(
                            "update account set password_hash = '$argon2id$one' where id = 9",
                            office.position("account.password-changed")),
                    Map.entry(
                            "update account set password_hash = null where id = 9",
                            office.position("account.password-changed")),
                    Map.entry(
                            "update account set active = true where id = 8",
                            office.position("account.switched-off") + 2),
                    Map.entry(
                            "update account set active = false where id = 9",
                            office.position("account.switched-off") + 5),
                    Map.entry("update invitation set roles = 'admin'", office.position("account.invited")),
                    Map.entry("update deputyship set until_day = '2036-06-01'", office.position("account.deputised")),
                    Map.entry("update deputyship set role = 'moderator'", office.position("account.deputised")),
                    Map.entry("update deputyship set ended_at = null", office.position("account.deputy-ended")),
                    Map.entry("update account_leave set deputy = 'moe'", office.position("account.leave-entered")),
                    Map.entry("update account_leave set ended_at = null", office.position("account.leave-ended")),
                    Map.entry(
                            "delete from account_language where language = 'en'", office.position("account.languages")),
                    Map.entry(
                            "update account set warnings = 'DIGEST' where id = 9", office.position("account.warnings")),
                    Map.entry("update account_link set subject = 's-2'", office.position("account.linked")),
                    Map.entry("update invitation set vouched = false", office.position("account.vouched")),
                    Map.entry(
                            "update account_own_link set subject = 's-2'", office.position("account.provider-linked")),
                    Map.entry(
                            "update account_own_link set ended_at = null",
                            office.position("account.provider-unlinked")),
                    Map.entry(
                            "update group_rights set roles = 'auditor' where id = 2",
                            office.position("group.mapped") + 3),
                    Map.entry(
                            "update group_rights set waited = false where id = 3", office.position("group.mapped") + 4),
                    Map.entry(
                            "update group_rights set state = 'on', ended_at = null where id = 1",
                            office.position("group.ended")),
                    Map.entry("update group_rights set state = 'on' where id = 3", office.position("group.declined")),
                    Map.entry("update reading_digest set digest = 'x'", office.position("readings.sealed")),
                    Map.entry("delete from reading_digest", office.position("readings.sealed")),
                    Map.entry("delete from submission_excluded", office.position("submission.consented") + 1),
                    Map.entry(
                            "update access_token set token_hash = 'mine' where code = 'k1'",
                            office.position("account.token-made")),
                    Map.entry(
                            "update access_token set expires_at = null where code = 'k1'",
                            office.position("account.token-made")),
                    Map.entry(
                            "update access_token set ended_at = null where code = 'k2'",
                            office.position("account.token-ended")),
                    Map.entry("delete from access_token where code = 'k1'", office.position("account.token-made")),
                    Map.entry("delete from authenticator where code = 'f1'", office.position("account.factor-made")),
                    Map.entry(
                            "update authenticator set account = 8 where code = 'f1'",
                            office.position("account.factor-made")),
                    Map.entry(
                            "update authenticator set ended_at = null where code = 'f2'",
                            office.position("account.factor-ended")),
                    Map.entry(
                            "update passkey set public_key = 'mine' where code = 'p1'",
                            office.position("account.passkey-made")),
                    Map.entry(
                            "update passkey set ended_at = null where code = 'p2'",
                            office.position("account.passkey-ended")),
                    Map.entry("update factor_rule set roles = ''", office.position("factor.demanded")),
                    Map.entry("update factor_rule set roles = '', version = 0", office.position("factor.demanded")),
                    Map.entry(
                            "update account_change set roles = 'admin' where id = 2",
                            office.position("account.change-declined") - 1),
                    Map.entry(
                            "update account_change set asked_by = 8 where id = 2",
                            office.position("account.change-declined") - 1),
                    Map.entry(
                            "update account_change set reason = 'x' where id = 2",
                            office.position("account.change-declined")),
                    Map.entry(
                            "update account_change set decided_by = 8 where id = 2",
                            office.position("account.change-declined")),
                    Map.entry(
                            "update account_change set state = 'agreed' where id = 2",
                            office.position("account.change-declined")),
                    Map.entry(
                            "update account_change set state = 'waiting' where id = 1",
                            office.position("account.change-agreed")),
                    Map.entry(
                            "update account_change set reason = 'x' where id = 1",
                            office.position("account.change-agreed")),
                    Map.entry(
                            "update account_change set form = 0 where id = 3",
                            office.position("account.change-taken-back") - 1),
                    Map.entry(
                            "update account_change set decided_by = 8 where id = 3",
                            office.position("account.change-taken-back")),
                    Map.entry(
                            "update deputy_asked set until_day = '2036-06-01'",
                            office.newest("account.change-taken-back") - 1),
                    Map.entry(
                            "update deputy_asked set roles = 'moderator'",
                            office.newest("account.change-taken-back") - 1),
                    Map.entry("update deputy_asked set decided_by = 8", office.newest("account.change-taken-back")),
                    Map.entry(
                            "insert into account_role (account, role) values (7, 'admin')",
                            office.position("account.created")),
                    Map.entry("update account_agency set agency = 'x'", office.position("account.created")),
                    Map.entry(
                            "update agency set successor = null where slug = 'old'", office.position("agency.changed")),
                    Map.entry("update agency set active = true where slug = 'old'", office.position("agency.changed")),
                    Map.entry("update topic set active = true where slug = 'old'", office.position("topic.changed")),
                    Map.entry(
                            "update routing_rule set agency = 'old' where slug = 'old'",
                            office.position("rule.placed")),
                    Map.entry(
                            "update routing_rule set priority = 9 where slug = 'old'", office.position("rule.placed")),
                    Map.entry(
                            "update routing_rule set because = '{}' where slug = 'old'",
                            office.position("rule.explained")),
                    Map.entry(
                            "update routing_rule set active = true where slug = 'old'",
                            office.position("rule.switched-off")),
                    Map.entry(
                            "update office set contact = 'mine@example.org'",
                            office.position("organisation.described")),
                    Map.entry("update office set sender = null", office.position("organisation.described")),
                    Map.entry("update office_text set words = 'x'", office.position("text.written")),
                    Map.entry("update route_fact_change set says = 'no' where id = 2", office.newest("agency.fact")),
                    Map.entry("update help_entry set entry = '{}'", office.position("help.changed")),
                    Map.entry("update office set mark = null", office.position("mark.changed")),
                    Map.entry("update office_text set words = null", office.position("text.written")),
                    Map.entry("update task_force set entry = '{}'", office.position("task-force.added")),
                    Map.entry("update public_document set entry = '{}'", office.position("document.added")),
                    Map.entry("update document_text set words = 'x'", office.position("document.written")),
                    Map.entry("update document_text set pdf = null", office.position("document.written")),
                    Map.entry(
                            "update routing_rule set conditions = '{}' where slug = 'stops'",
                            office.position("rule.added")));
            for (Map.Entry<String, Long> change : changes.entrySet()) {
                assertTold(
                        office.after(change.getKey()), Verified.Problem.CONTENTS, change.getValue(), change.getKey());
            }
            // Written over a text that nobody wrote, as far as can be told; the newest act of the subject is named.
            for (int passage : new int[] {1, 2}) {
                assertThat(office.after("update passage set text = 'x' where id = " + passage)
                                .contents()
                                .altered())
                        .isEqualTo(1);
            }
            assertThat(office.after("update agenda_item_title set title = 'x'")
                            .contents()
                            .altered())
                    .isEqualTo(1);
            assertThat(office.verify().ok()).as("all is undone").isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void what_is_put_in_behind_the_journal_is_told(Databases.Kind kind) throws Exception {
        try (Office office = new Office(kind, folder).open()) {
            for (String change : List.of(
                    "insert into answer (id, code, ticket, author, at, text, language, is_public) values (900, "
                            + "'a900', 1, 'pat', 1, 'We do not come to courthouses.', 'en', true)",
                    "insert into note (id, ticket, author, at, text) values (900, 1, 'pat', 1, 'x')",
                    "insert into access_token (token_hash, code, account, label, created_at) values ('h9', 'k9', 7, 'x', 1)",
                    "update account set active = false where id = 7",
                    "insert into agency (slug, level, answer_days, active) values ('ghost', 'STATE', 1, true)",
                    "insert into topic (slug, position) values ('ghost', 1)",
                    "insert into minutes (id, town_hall, at, text, language) values (900, 1, 1, 'x', 'en')",
                    "insert into submission (id, code, receipt_hash, kind, text, language, language_source, "
                            + "language_confidence, publish, share_contact, channel, received_at, state, version)"
                            + " values (900, 's900', 'r900', 'COMMENT', 'x', 'en', 'given', 1, true, false, 'FORM', 1, 'RECEIVED', 1)",
                    "insert into word (slug) values ('x')\ninsert into word_name (word, language, name) values ('x', 'en', 'x')",
                    "insert into routing_rule (slug, version, active, role, priority, conditions, "
                            + "created_at) values ('stops', 2, true, 'LEAD', 1, '{}', 1)")) {
                Verified verified = office.after(change.split("\n"));
                assertTold(verified, Verified.Problem.UNJOURNALED, null, change);
                assertThat(verified.contents().unjournaled()).as(change).isEqualTo(1);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void an_entry_cannot_be_made_moved_or_used_again_without_the_key(Databases.Kind kind) throws Exception {
        try (Office office = new Office(kind, folder).open()) {
            long answers = office.position("ticket.answered");
            // The salts of two entries are swapped.
            String first = "(select entry from journal_position where position = " + answers + ")";
            String second = "(select entry from journal_position where position = " + (answers + 1) + ")";
            assertTold(
                    office.after(
                            "update journal_entry set salt = (select o.salt from journal_entry o where o.id = case when journal_entry.id = "
                                    + first + " then " + second + " else " + first + " end) where id in (" + first
                                    + ", " + second + ")"),
                    Verified.Problem.CHAIN,
                    answers,
                    "two salts");
            // A whole entry is copied onto another ticket, and left to the sequencer, which chains it as it chains all.
            Databases.execute(
                    office.database,
                    "insert into ticket (id, code, submission, agency, role, status, because, received_at, due_by, version)"
                            + " select 2, 't2', submission, agency, role, status, because, received_at, due_by, "
                            + "version from ticket where id = 1");
            long forged = office.number("select count(*) from journal_position") + 1;
            Databases.execute(
                    office.database,
                    "insert into journal_entry (id, at, recorded_at, actor, act, subject, salt, "
                            + "content_hash) select 999999, at, recorded_at, actor, act, 'ticket:t2', salt,"
                            + " content_hash from journal_entry where id = " + first);
            Databases.execute(office.database, "insert into journal_pending (entry) values (999999)");
            Databases.execute(
                    office.database,
                    "insert into answer (id, code, ticket, author, at, text, language, is_public) values (900, "
                            + "'a900', 2, 'pat', 1, 'Answer 1', 'en', true)");
            office.place();
            assertTold(office.verify(), Verified.Problem.CONTENTS, forged, "a copied entry");
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void an_act_of_nothing_that_the_product_did_not_write_is_told(Databases.Kind kind) throws Exception {
        try (Office office = new Office(kind, folder).open()) {
            long forged = office.number("select count(*) from journal_position") + 1;
            Databases.execute(
                    office.database,
                    "insert into journal_entry (id, at, recorded_at, actor, act, subject, salt, "
                            + "content_hash) select 999999, at, recorded_at, 'admin', 'record.removed',"
                            + " 'record:p1', salt, content_hash from journal_entry where act = 'account.signed-in'");
            Databases.execute(office.database, "insert into journal_pending (entry) values (999999)");
            office.place();
            assertTold(office.verify(), Verified.Problem.FORGED, forged, "a removal that nobody did");
        }
    }

    /**
     * An act from before choices said where bars stand, and from before agreeing to switch an account on was an act of
     * its own, is no fault; nor is an account that waits.
     */
    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void acts_from_before_more_was_compared_still_hold(Databases.Kind kind) throws Exception {
        try (Office office = new Office(kind, folder).open()) {
            office.act(
                    "submission.consented",
                    "submission:s1",
                    "Consent[publish=false, shareContactWithAgency=false, maskPersonal=true, excludeAgencies=[patrol]]",
                    "update submission set publish = false");
            office.act(
                    "account.password-changed",
                    "account:8",
                    "",
                    "update account set password_hash = '$argon2id$then' where id = 8");
            office.act(
                    "account.change-asked",
                    "account:8",
                    "ON auditor |  7 c8",
                    "insert into account_change (id, code, account, what, roles, agencies, asked_by, asked_at, state, decided_by, reason,"
                            + " form) values (8, 'c8', 8, 'on', 'auditor', '', 7, " + AT + ", 'agreed', 7, '', 1)");
            office.act(
                    "account.change-agreed",
                    "account:8",
                    "ON auditor |   7 c8",
                    "update account set active = true where id = 8");
            office.act(
                    "account.signed-in",
                    "account:7",
                    "",
                    "insert into account (id, name, display_name, language, active, created_at) values (10, 'new', 'New', 'en', false, "
                            + AT + ")");
            Verified verified = office.verify();
            assertThat(verified.ok()).as(verified.toString()).isTrue();
            assertTold(
                    office.after("update submission set mask_personal = false"),
                    Verified.Problem.CONTENTS,
                    office.newest("submission.consented"),
                    "a choice of then");
            office.act("account.switched-on", "account:8", "");
            assertTold(
                    office.after("update account set active = false where id = 8"),
                    Verified.Problem.CONTENTS,
                    office.newest("account.switched-on"),
                    "from now on");
        }
    }

    /** Whoever has the database alone can recompute no more than SHA-256. */
    private static void recompute(DataSource database, String key) throws Exception {
        Entries entries = new Entries();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            byte[] hash = Entries.Link.BEGINNING.hash();
            for (Entries.Placed placed : entries.after(connection, 0, 10_000)) {
                hash = Chain.hash(TestNode.JOURNAL_KEYS, null, hash, placed.position(), placed.entry());
                statement.executeUpdate(
                        "update journal_position set hash = '" + HexFormat.of().formatHex(hash) + "', key_id = " + key
                                + " where position = " + placed.position());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void an_entry_changed_and_the_chain_recomputed_without_the_key_is_told(Databases.Kind kind) throws Exception {
        try (Office office = new Office(kind, folder).open()) {
            Databases.execute(
                    office.database,
                    "update journal_entry set actor = 'somebody else' where id = (select entry from journal_position where position = 4)");
            recompute(office.database, "'0'");
            assertTold(office.verify(), Verified.Problem.CHAIN, 1L, "under the key's name");
            // As if the chain were one from before there were keys: then what this node has seen tells it.
            recompute(office.database, "null");
            Databases.execute(office.database, "delete from journal_head");
            Verified verified = office.verify();
            assertThat(verified.problem()).isEqualTo(Verified.Problem.HEAD);
            // Its own end, or a head that was published: either is kept outside the database.
            assertThat(verified.by()).isNotNull();
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void the_last_fifty_acts_torn_off_are_told_though_followers_are_set_back(Databases.Kind kind) throws Exception {
        try (Office office = new Office(kind, folder).open()) {
            long end = office.number("select max(position) from journal_position");
            tearOff(office, end - 50);
            assertTold(office.verify(), Verified.Problem.HEAD, end - 49, "torn off");
            assertThat(office.watch.lost()).extracting(Entries.Seen::by).containsExactly("node");
            // The server goes on, and the new end grows over the old one.
            for (int i = 0; i < 60; i++) {
                office.act("account.signed-in", "account:7", "");
            }
            assertTold(office.verify(), Verified.Problem.HEAD, end, "grown again");
            try (Office restarted = new Office(office.database, folder, TestNode.JOURNAL_KEYS)) {
                restarted.watch.look();
                assertThat(restarted.watch.lost()).as("after a restart").hasSize(1);
            }
        }
    }

    private static void tearOff(Office office, long end) {
        Databases.execute(office.database, "delete from answer where id > 10");
        Databases.execute(office.database, "delete from journal_position where position > " + end);
        Databases.execute(
                office.database, "delete from journal_entry where id not in (select entry from journal_position)");
        Databases.execute(office.database, "update follower set position = " + end + ", hash = null");
        Databases.execute(office.database, "delete from journal_head where position > " + end);
    }

    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void after_an_older_backup_an_administrator_goes_on_with_a_reason_that_stays(Databases.Kind kind) throws Exception {
        try (Office office = new Office(kind, folder).open()) {
            long end = office.number("select max(position) from journal_position");
            tearOff(office, end - 50);
            try (Office restored = new Office(office.database, folder, TestNode.JOURNAL_KEYS)) {
                restored.place();
                assertTold(restored.verify(), Verified.Problem.HEAD, end - 49, "an older backup");
                Resumptions.Resumption made = restored.node.transactions.run(
                        connection -> new Resumptions(TestNode.KEYS, restored.node.entries)
                                .write(connection, System.currentTimeMillis() + 1, "disk"));
                restored.act(
                        "chain.resumed",
                        "journal:" + made.id(),
                        made.link().position() + " " + made.link().hex() + " disk");
                restored.watch.look();
                assertThat(restored.watch.lost()).isEmpty();
                Verified verified = restored.verify();
                assertThat(verified.ok()).as(verified.toString()).isTrue();
                assertThat(verified.resumed()).isEqualTo(1);
                assertTold(
                        restored.after("update journal_resumption set reason = 'nothing happened'"),
                        Verified.Problem.CONTENTS,
                        restored.position("chain.resumed"),
                        "another reason");
                // Nobody can say so by the database alone, nor in advance.
                tearOff(restored, end - 55);
                Databases.execute(
                        office.database,
                        "insert into journal_resumption (id, at, position, hash, reason, mark) select 'x', "
                                + Long.MAX_VALUE + ", position, hash, 'x', 'x'"
                                + " from journal_position where position = " + (end - 55));
                assertThat(restored.verify().problem()).isEqualTo(Verified.Problem.HEAD);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void a_follower_a_published_head_and_the_node_each_tell_alone(Databases.Kind kind) throws Exception {
        try (Office office = new Office(kind, folder).open()) {
            assertTold(
                    office.after("insert into follower (name, position, hash) values ('mail', 20, 'another')"),
                    Verified.Problem.HEAD,
                    20L,
                    "a follower");
            assertTold(
                    office.after(
                            "insert into journal_head (published_on, position, hash, at) values ('2020-01-01', 10, 'another', 1)"),
                    Verified.Problem.HEAD,
                    10L,
                    "a published head");
        }
    }

    @Test
    void keys_are_rotated_and_old_positions_still_verify() throws Exception {
        DataSource database = Databases.fresh(Databases.Kind.H2, folder);
        JournalKeys rotated = TestKeys.journal(TestNode.KEYS, TestKeys.chaining(), null);
        try (Office office = new Office(database, folder, TestNode.JOURNAL_KEYS).open();
                Office later = new Office(database, folder, rotated)) {
            for (int i = 0; i < 5; i++) {
                later.act("account.signed-in", "account:7", "");
            }
            assertThat(later.number("select count(distinct key_id) from journal_position"))
                    .isEqualTo(2);
            long rekeyed = later.position("chain.rekeyed");
            assertThat(later.number("select count(*) from journal_entry where act = 'chain.rekeyed'"))
                    .as("once")
                    .isEqualTo(1);
            assertThat(rekeyed)
                    .as("the first under the new key")
                    .isEqualTo(later.number("select max(position) from journal_position where key_id = '0'") + 1);
            assertThat(later.verify(rotated).ok()).isTrue();
            assertTold(later.verify(TestNode.JOURNAL_KEYS), Verified.Problem.CHAIN, rekeyed, "without the new key");
            assertTold(
                    later.verify(TestKeys.journal(TestKeys.fresh(), null, null)),
                    Verified.Problem.CHAIN,
                    1L,
                    "with other keys");
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void a_chain_from_before_there_were_keys_goes_on_keyed_and_is_sealed(Databases.Kind kind) throws Exception {
        DataSource database = Databases.fresh(kind, folder);
        try (Office office = new Office(database, folder, TestNode.JOURNAL_KEYS)) {
            office.found();
            for (int i = 0; i < 4; i++) {
                office.act("account.signed-in", "account:7", "");
            }
            recompute(office.database, "null");
        }
        try (Office office = new Office(database, folder, TestNode.JOURNAL_KEYS)) {
            for (int i = 0; i < 5; i++) {
                office.act("account.signed-in", "account:7", "");
            }
            assertThat(office.verify().problem()).isNull();
            assertTold(
                    office.after(
                            "update journal_entry set actor = 'x' where id = (select entry from journal_position where position = 3)"),
                    Verified.Problem.CHAIN,
                    3L,
                    "in the old part");
            assertThat(office.position("chain.rekeyed"))
                    .as("the first with a key")
                    .isEqualTo(6);
            assertTold(
                    office.after("update journal_position set key_id = null where position = 9"),
                    Verified.Problem.CHAIN,
                    9L,
                    "no key after keys");
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void what_the_writer_took_back_is_told_apart(Databases.Kind kind) throws Exception {
        try (Office office = new Office(kind, folder).open()) {
            office.act(
                    "submission.withdrawn",
                    "submission:s1",
                    "",
                    "update submission set state = 'WITHDRAWN', text = '', title = null");
            office.act(
                    "record.removed",
                    "record:p1",
                    "",
                    "update public_record set visible = false, text = '', title = null",
                    "delete from public_answer");
            Verified verified = office.verify();
            assertThat(verified.ok()).as(verified.toString()).isTrue();
            // The submission, both choices and where bars stood in two messages; why its ticket is somebody's, and both
            // publications.
            assertThat(verified.contents().erased()).isEqualTo(8);
            assertTold(
                    office.after("update answer set text = 'x' where id = 1"),
                    Verified.Problem.CONTENTS,
                    office.position("ticket.answered"),
                    "an answer there, though nobody barred it");
            office.act(
                    "submission.sealed",
                    "submission:s1",
                    "onetwo",
                    "insert into sealed_original (submission, sealed_at, keep_until) values (1, 1, 2)",
                    "insert into sealed_part (submission, number, ciphertext) values (1, 0, 'one')",
                    "insert into sealed_part (submission, number, ciphertext) values (1, 1, 'two')",
                    "update answer set text = 'You said \u25AE\u25AE\u25AE', sealed = true where id = 2");
            verified = office.verify();
            assertThat(verified.ok()).as(verified.toString()).isTrue();
            assertThat(List.of(verified.contents().sealed(), verified.contents().erased()))
                    .as("sealed: those, and the answer that quoted")
                    .containsExactly(7L, 2L);
            assertTold(
                    office.after("update sealed_part set ciphertext = 'x' where number = 1"),
                    Verified.Problem.CONTENTS,
                    office.position("submission.sealed"),
                    "another sealed original");
            assertTold(
                    office.after("delete from sealed_part"),
                    Verified.Problem.CONTENTS,
                    office.position("submission.sealed"),
                    "no sealed original");
            assertThat(office.after(
                                    "update journal_entry set act = 'submission.received' where act = 'submission.withdrawn'")
                            .ok())
                    .isFalse();
            assertTold(
                    office.after("update submission set text = 'x'"),
                    Verified.Problem.CONTENTS,
                    office.position("submission.received"),
                    "a text put back");
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.Kind.class)
    void heads_are_published_once_a_day_in_steps(Databases.Kind kind) throws Exception {
        try (Office office = new Office(kind, folder)) {
            PublishedHeads heads = new PublishedHeads(office.node.entries);
            long noon = Instant.parse("2026-03-31T12:00:00Z").toEpochMilli();
            publish(office, heads, noon);
            assertThat(office.number("select count(*) from journal_head"))
                    .as("nothing yet")
                    .isZero();
            for (int i = 0; i < 250; i++) {
                office.node.record("account.signed-in", "account:7", "");
            }
            office.place();
            publish(office, heads, noon);
            publish(office, heads, noon + 3_600_000);
            assertThat(office.number("select count(*) from journal_head")).isEqualTo(1);
            assertThat(office.number("select max(position) from journal_head")).isEqualTo(200);
            publish(office, heads, noon + 86_400_000);
            assertThat(office.number("select count(*) from journal_head where position = 200"))
                    .as("a day later, no step further")
                    .isEqualTo(2);
        }
    }

    private static void publish(Office office, PublishedHeads heads, long now) throws Exception {
        office.node.transactions.run(connection -> {
            heads.publish(connection, now);
            return null;
        });
    }

    @Test
    void every_act_in_the_code_is_declared_and_every_declared_one_is_compared_where_it_says_so() throws Exception {
        Map<String, Acts.Way> declared = Acts.all();
        Set<String> compared = new TreeSet<>();
        for (Exhibit exhibit : evidence()) {
            for (String act : exhibit.acts()) {
                assertThat(compared.add(act)).as(act + " is in two exhibits").isTrue();
            }
        }
        Set<String> said = new TreeSet<>();
        declared.forEach((act, way) -> {
            if (way == Acts.Way.COMPARED) {
                said.add(act);
            }
        });
        assertThat(compared)
                .as("acts of exhibits, and those that acts.tsv says are compared")
                .isEqualTo(said);
    }
}
