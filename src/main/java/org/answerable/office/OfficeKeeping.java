package org.answerable.office;

import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.answerable.access.Needs;
import org.answerable.access.Right;
import org.answerable.access.UseCase;
import org.answerable.journal.Journal;
import org.answerable.language.Language;
import org.answerable.language.Messages;
import org.answerable.platform.Codes;
import org.answerable.platform.JtaTransactions;
import org.answerable.platform.Refusal;
import org.answerable.platform.Refusal.Fault;
import org.answerable.platform.Settings;
import org.answerable.platform.TextRule;
import org.answerable.platform.Time;
import org.answerable.platform.mail.Mail;
import org.answerable.platform.mail.MailAddress;
import org.answerable.platform.mail.Mailer;

/** What the office says of itself, and whether mail leaves it. */
@UseCase
public class OfficeKeeping {
    @Inject
    Offices offices;

    @Inject
    OwnTexts texts;

    @Inject
    Journal journal;

    @Inject
    Mailer mailer;

    @Inject
    Messages messages;

    @Inject
    Settings settings;

    @Inject
    JtaTransactions transactions;

    @Inject
    Time time;

    /** As it is now. */
    @Transactional
    @Needs(Right.READ_DIRECTORY)
    public Described present() {
        return offices.present().described();
    }

    /** When a message that tried the mail server was last taken over; {@code null} where none was. */
    @Transactional
    @Needs(Right.READ_DIRECTORY)
    public Instant mailTestedAt() {
        return offices.present().mailTestedAt();
    }

    /**
     * Says it anew.
     *
     * @param said name and contact are needed; at most 200 characters each name, 254 each address
     * @throws Refusal.Invalid with every fault
     */
    @Transactional
    @Needs(Right.EDIT_OFFICE)
    public Described describe(Described said) {
        List<Fault> faults = new ArrayList<>();
        Described clean = new Described(
                TextRule.VENUE.required("/name", said.name(), faults),
                TextRule.VENUE.optional("/runBy", said.runBy(), faults),
                address("/contact", TextRule.MAIL_ADDRESS.required("/contact", said.contact(), faults), false, faults),
                address(
                        "/securityContact",
                        TextRule.MAIL_ADDRESS.optional("/securityContact", said.securityContact(), faults),
                        true,
                        faults),
                address("/sender", TextRule.MAIL_ADDRESS.optional("/sender", said.sender(), faults), false, faults));
        if (!faults.isEmpty()) {
            throw new Refusal.Invalid(faults);
        }
        Office office = offices.toChange();
        if (!clean.equals(office.described())) {
            office.describe(clean);
            texts.changed();
            journal.record("organisation.described", "office:" + Office.THIS, clean.journaled());
        }
        return clean;
    }

    /**
     * Puts a mark in the head of each page in place of the product's.
     *
     * @param sent a PNG; {@code null}: the product's again
     * @throws Refusal.Invalid where it is none, or too large
     */
    @Transactional
    @Needs(Right.EDIT_OFFICE)
    public void mark(byte[] sent) {
        String drawn = sent == null ? null : Base64.getEncoder().encodeToString(Mark.drawn(sent));
        Office office = offices.toChange();
        if (!Objects.equals(drawn, office.mark())) {
            office.show(drawn);
            texts.changed();
            journal.record("mark.changed", "office:" + Office.THIS, String.valueOf(drawn));
        }
    }

    /** The mark, a PNG; empty where the product's stands. */
    @Transactional
    @Needs(Right.PUBLIC)
    public Optional<byte[]> mark() {
        return Optional.ofNullable(offices.present().mark()).map(Base64.getDecoder()::decode);
    }

    private static String address(String pointer, String text, boolean site, List<Fault> faults) {
        boolean right = text.isEmpty() || MailAddress.is(text) || site && isSite(text);
        if (!right && faults.stream().noneMatch(fault -> fault.pointer().equals(pointer))) {
            faults.add(new Fault(pointer, site ? "office.fault.contact" : "intake.fault.email"));
        }
        return text;
    }

    private static boolean isSite(String text) {
        try {
            URI address = new URI(text);
            return "https".equals(address.getScheme()) && address.getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /**
     * Sends a message to an address, to try the mail server: returns once that has taken it over, within
     * {@link Mailer#longest()}.
     *
     * @throws Refusal.Invalid where it is no address, or nobody takes mail for it
     * @throws Refusal.Conflict where the mail server does not take it over now, or there is none
     */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    @Needs(Right.EDIT_OFFICE)
    public void testMail(String to, Language reader) throws Exception {
        String address = TextRule.MAIL_ADDRESS.required("/to", to);
        if (!MailAddress.is(address)) {
            throw new Refusal.Invalid("/to", "intake.fault.email");
        }
        if (!settings.demo() && settings.get("MAIL_SMTP_URL").isEmpty()) {
            throw new Refusal.Conflict("office.fault.no-mail");
        }
        try {
            mailer.send(new Mail(
                    address,
                    messages.get(reader, "office.mail.subject"),
                    messages.get(reader, "office.mail.body"),
                    reader.tag(),
                    "office-test-" + Codes.random(20)));
        } catch (Mailer.Undeliverable e) {
            throw new Refusal.Invalid("/to", "office.fault.undeliverable");
        } catch (Mailer.Delayed e) {
            throw new Refusal.Conflict("office.fault.mail");
        }
        transactions.run(connection -> {
            offices.toChange().mailTested(time.now());
            journal.record("mail.tried", "office:" + Office.THIS, "");
            return null;
        });
    }
}
