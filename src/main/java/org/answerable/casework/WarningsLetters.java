package org.answerable.casework;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.answerable.access.Identity;
import org.answerable.accounts.Accounts;
import org.answerable.accounts.MailedAccounts;
import org.answerable.accounts.WarningDelivery;
import org.answerable.directory.Directory;
import org.answerable.language.Language;
import org.answerable.language.Languages;
import org.answerable.language.Messages;
import org.answerable.platform.JtaTransactions;
import org.answerable.platform.Settings;
import org.answerable.platform.Time;
import org.answerable.platform.mail.Mail;

/**
 * Writes the mail that tells somebody of deadlines: the tickets' numbers and the way to them, and nothing of what
 * anybody wrote, of whom it is or where it happened. What was done meanwhile, or is theirs no longer, is left out.
 */
@ApplicationScoped
class WarningsLetters implements NoticesPost.LetterWriting {
    /** The most tickets under one heading; the queue has the others. */
    static final int MOST = 50;

    @Inject
    Accounts accounts;

    @Inject
    Tickets tickets;

    @Inject
    TicketClocks clocks;

    @Inject
    Directory directory;

    @Inject
    JtaTransactions transactions;

    @Inject
    Messages messages;

    @Inject
    Settings settings;

    @Inject
    Time time;

    /** What one heading of a mail tells of. */
    record Heading(Deadline.Stage stage, Deadline.Which clock) {
        static final Comparator<Heading> ORDER =
                Comparator.comparing(Heading::stage).thenComparing(Heading::clock);
    }

    @Override
    @Transactional
    public Optional<Mail> write(Notices.Due due) throws Exception {
        Optional<Identity> found =
                accounts.identity(due.owner()).filter(person -> MailedAccounts.reaches(person.name()));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Map<Heading, List<String>> lines = lines(found.get(), new Warnings(transactions).of(due.id()));
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(letter(
                        messages,
                        settings.publicUrl(),
                        found.get().name(),
                        found.get().language(),
                        lines,
                        accounts.warnings(due.owner()),
                        due.cause()));
    }

    private Map<Heading, List<String>> lines(Identity person, List<Warnings.Told> told) {
        Map<Heading, List<String>> lines = new TreeMap<>(Heading.ORDER);
        List<Ticket> owed = tickets.owedAmong(
                told.stream().map(Warnings.Told::ticket).distinct().toList());
        Map<Long, TicketStanding> standing = clocks.of(owed);
        for (Ticket ticket : owed) {
            if (!DeadlineWarnings.mayBeTold(person, ticket)) {
                continue;
            }
            List<Deadline> present = Deadline.of(
                    standing.get(ticket.id()),
                    directory.agency(ticket.agency()).orElseThrow().workingDays(),
                    time.now());
            for (Warnings.Told one : told) {
                if (one.ticket() == ticket.id() && present.contains(one.deadline())) {
                    lines.computeIfAbsent(
                                    new Heading(
                                            one.deadline().stage(),
                                            one.deadline().clock()),
                                    heading -> new ArrayList<>())
                            .add(ticket.code());
                }
            }
        }
        return lines;
    }

    /**
     * The letter in the reader's language, where the product speaks it, else in English.
     *
     * @param lines the numbers of tickets, under each heading
     */
    static Mail letter(
            Messages messages,
            String publicUrl,
            String address,
            String tag,
            Map<Heading, List<String>> lines,
            WarningDelivery delivery,
            String cause) {
        Language language = Languages.near(tag).orElse(Language.ENGLISH);
        String desk = publicUrl + "/" + language.tag() + "/desk/";
        StringBuilder body = new StringBuilder(messages.get(language, "casework.warning.lead")).append('\n');
        lines.forEach((heading, codes) -> {
            body.append('\n')
                    .append(messages.get(
                            language,
                            "casework.warning." + heading.stage().tag(),
                            messages.get(
                                    language,
                                    "casework.clock." + heading.clock().tag())))
                    .append('\n');
            codes.stream()
                    .limit(MOST)
                    .forEach(code -> body.append(code)
                            .append("  ")
                            .append(desk)
                            .append("tickets/")
                            .append(code)
                            .append('\n'));
            if (codes.size() > MOST) {
                body.append(messages.get(language, "casework.warning.more", codes.size() - MOST, desk + "tickets"))
                        .append('\n');
            }
        });
        body.append('\n')
                .append(messages.get(language, "casework.warning.foot-" + delivery.tag(), desk + "account/warnings"))
                .append('\n');
        return new Mail(
                address, messages.get(language, "casework.warning.subject"), body.toString(), language.tag(), cause);
    }
}
