package org.answerable.accounts;

import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.answerable.access.Needs;
import org.answerable.access.RateLimits;
import org.answerable.access.Right;
import org.answerable.access.Role;
import org.answerable.access.UseCase;
import org.answerable.language.Language;
import org.answerable.language.Languages;
import org.answerable.language.Messages;
import org.answerable.platform.Codes;
import org.answerable.platform.Refusal;
import org.answerable.platform.Refusal.Fault;
import org.answerable.platform.Settings;
import org.answerable.platform.TextRule;
import org.answerable.platform.Time;
import org.answerable.platform.crypto.Keys;
import org.answerable.platform.mail.Mail;
import org.answerable.platform.mail.MailAddress;
import org.answerable.platform.mail.Mailer;

/**
 * The way from a one-time link to an account of one's own (ADR 42): who was invited sees where the invitation stands,
 * chooses the name that others see, a language and a password, and is signed in. Looking changes nothing, so that a
 * mail program that opens links uses none up.
 */
@UseCase
public class Inviting {
    /** What the hash of a link is for. */
    static final String LINK = "invitation";
    /** What the hash of a second administrator's code is for. */
    static final String CODE = "invitation-code";

    private static final Duration SHOWN = Duration.ofDays(30);
    private static final int MOST_SHOWN = 100;
    private static final int LONGEST = 100;

    @Inject
    Invitations invitations;

    @Inject
    InvitationLedger ledger;

    @Inject
    Accounts accounts;

    @Inject
    AccountNames names;

    @Inject
    Passwords passwords;

    @Inject
    PasswordRules rules;

    @Inject
    RateLimits limits;

    @Inject
    Keys keys;

    @Inject
    Mailer mailer;

    @Inject
    Messages messages;

    @Inject
    Settings settings;

    @Inject
    Time time;

    /**
     * What whoever opens a link is told.
     *
     * @param name the account, where it is open; else empty
     * @param code whether a code of the second administrator must be typed
     * @param vouched whether it is that of whoever runs the server
     */
    public record Opened(Standing standing, String name, boolean code, boolean vouched) {}

    /** An invitation as an administrator sees it; {@code mailedAt} is {@code null} where it was not sent by mail. */
    public record Line(
            String code,
            String name,
            Set<Role> roles,
            Set<String> agencies,
            Set<String> languages,
            String by,
            Instant at,
            Instant expiresAt,
            Instant mailedAt,
            Standing state) {}

    /** What is open or waits, and what ended in the last thirty days; the newest first. */
    @Needs(Right.ADMINISTER_ACCOUNTS)
    @Transactional
    public List<Line> all() {
        Instant now = time.real();
        return invitations.since(now.minus(SHOWN), MOST_SHOWN).stream()
                .map(i -> new Line(
                        i.code(),
                        name(i.account()),
                        i.roles(),
                        i.agencies(),
                        i.languages(),
                        name(i.madeBy()),
                        i.madeAt(),
                        i.expiresAt(),
                        i.mailedAt(),
                        i.standing(now)))
                .toList();
    }

    /** What is open and needs the code of whoever runs the server; {@link Line#code} is what that is made of. */
    @Needs(Right.ADMINISTER_ACCOUNTS)
    @Transactional
    public List<Line> vouched() {
        Set<String> codes = invitations.vouched().stream()
                .filter(i -> i.standing(time.real()) == Standing.OPEN)
                .map(Invitation::code)
                .collect(Collectors.toSet());
        return all().stream().filter(line -> codes.contains(line.code())).toList();
    }

    private String name(long account) {
        return accounts.byId(account).map(Account::name).orElse("");
    }

    /**
     * Sends a link by mail, where the account's name is an address and mail is configured: returns once the mail server
     * has taken it over, within {@link Mailer#longest()}.
     *
     * @return whether it was sent; where not, the link is handed over
     */
    @Needs(Right.ADMINISTER_ACCOUNTS)
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public boolean send(AccountKeeping.Letter letter, Language reader) {
        if (letter == null
                || !MailAddress.is(letter.to())
                || !settings.demo() && settings.get("MAIL_SMTP_URL").isEmpty()) {
            return false;
        }
        try {
            mailer.send(new Mail(
                    letter.to(),
                    messages.get(reader, "access.invitation.mail.subject"),
                    messages.get(
                            reader,
                            "access.invitation.mail.body",
                            address(letter.secret(), reader),
                            Invitation.VALID.toDays()),
                    reader.tag(),
                    "invitation-" + keys.hash(LINK, letter.secret())));
        } catch (Mailer.Undeliverable | Mailer.Delayed e) {
            return false;
        }
        ledger.mailed(letter.code());
        return true;
    }

    /** The address that a link's secret stands in. */
    @Needs(Right.ADMINISTER_ACCOUNTS)
    @Transactional(Transactional.TxType.SUPPORTS)
    public String address(String secret, Language reader) {
        return settings.publicUrl() + "/" + reader.tag() + "/invitation/" + secret;
    }

    /**
     * Where the invitation of a link stands.
     *
     * @throws Refusal.TooMany where the address asks for links that do not exist too often
     */
    @Needs(Right.PUBLIC)
    @Transactional
    public Opened look(String secret) {
        limits.check(RateLimits.Kind.SIGN_INS);
        InvitationLedger.Found found = found(secret);
        if (found.standing() == Standing.UNKNOWN) {
            limits.take(RateLimits.Kind.SIGN_INS);
        }
        return found.standing() == Standing.OPEN
                ? new Opened(Standing.OPEN, found.name(), found.secondHash() != null, found.vouched())
                : new Opened(found.standing(), "", false, false);
    }

    private InvitationLedger.Found found(String secret) {
        return ledger.look(keys.hash(LINK, secret == null || secret.length() > LONGEST ? "" : secret));
    }

    /**
     * Begins the account.
     *
     * @param code what the second administrator handed over; not looked at where none is needed
     * @param shown the name that others see, at most 200 code points
     * @param language a tag of the pages' languages
     * @throws Refusal.Conflict where the link cannot be used
     * @throws Refusal.Invalid with every fault
     */
    @Needs(Right.PUBLIC)
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public SigningIn.Opened begin(
            String secret, String code, String shown, String language, String fresh, String repeated) throws Exception {
        limits.take(RateLimits.Kind.SIGN_INS);
        InvitationLedger.Found found = found(secret);
        if (found.standing() != Standing.OPEN) {
            throw new Refusal.Conflict("access.invitation.gone");
        }
        List<Fault> faults = new ArrayList<>();
        if (found.secondHash() != null && !Codes.same(found.secondHash(), keys.hash(CODE, plain(code)))) {
            faults.add(new Fault(
                    "/code", found.vouched() ? "access.fault.operator-code" : "access.fault.invitation-code"));
        }
        int before = faults.size();
        String called = TextRule.PERSON.required("/displayName", shown, faults);
        if (faults.size() == before && names.isReserved(called)) {
            faults.add(new Fault("/displayName", "access.fault.display-name-reserved"));
        }
        Optional<Language> reads = Languages.ui(language);
        if (reads.isEmpty()) {
            faults.add(new Fault("/language", "intake.fault.language"));
        }
        Optional<Fault> expected = rules.fault(fresh, List.of(found.name(), called));
        if (expected.isPresent()) {
            faults.add(expected.get());
        } else if (!fresh.equals(repeated)) {
            faults.add(new Fault("/repeated", "access.fault.repeated"));
        }
        if (!faults.isEmpty()) {
            throw new Refusal.Invalid(faults);
        }
        return ledger.begin(keys.hash(LINK, secret), called, reads.get().tag(), passwords.hash(fresh));
    }

    /** A code as it was shown: typed from paper, with blanks and in capitals. */
    private static String plain(String code) {
        return code == null || code.length() > LONGEST
                ? ""
                : code.replaceAll("[\\s-]", "").toLowerCase(java.util.Locale.ROOT);
    }
}
