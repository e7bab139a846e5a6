package org.answerable.accounts;

import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.answerable.access.Caller;
import org.answerable.access.Identity;
import org.answerable.access.Needs;
import org.answerable.access.RateLimits;
import org.answerable.access.Right;
import org.answerable.access.UseCase;
import org.answerable.journal.Journal;
import org.answerable.platform.Refusal;
import org.answerable.platform.Settings;
import org.answerable.platform.TextRule;
import org.answerable.platform.Time;
import org.answerable.platform.crypto.Keys;

/** What an account shows beside its password: set up, made anew and taken away by its owner. */
@UseCase
public class OwnFactor {
    /** How long a secret that was shown may be confirmed. */
    static final Duration SET_UP = Duration.ofHours(1);

    @Inject
    Factors factors;

    @Inject
    FactorLedger ledger;

    @Inject
    Keys keys;

    @Inject
    Settings settings;

    @Inject
    RateLimits limits;

    @Inject
    Caller caller;

    @Inject
    Journal journal;

    @Inject
    Time time;

    /** A passkey as its owner sees it. {@code usedAt} is {@code null} for never. */
    public record PasskeyLine(String code, String name, Instant madeAt, Instant usedAt) {}

    /**
     * What there is.
     *
     * @param appSince since when an app makes codes; {@code null} for none
     * @param codes how many recovery codes are left
     * @param demanded whether a role of the account asks for a second factor
     */
    public record State(Instant appSince, List<PasskeyLine> passkeys, long codes, boolean demanded) {
        /** Whether there is anything to show beside the password. */
        public boolean any() {
            return appSince != null || !passkeys.isEmpty();
        }
    }

    /**
     * A secret that is not in force yet.
     *
     * @param secret in base 32, for typing
     * @param address for the app, as a picture or a link
     * @param sealed what comes back with the first code; it opens for this account alone, for {@link #SET_UP}
     */
    public record Proposal(String secret, String address, String sealed) {}

    @Needs(Right.OWN_SIGN_IN)
    @Transactional
    public State state() {
        Identity me = me();
        return new State(
                factors.authenticator(me.account()).map(Authenticator::madeAt).orElse(null),
                factors.passkeys(me.account()).stream()
                        .map(p -> new PasskeyLine(p.code(), p.name(), p.madeAt(), p.usedAt()))
                        .toList(),
                factors.recoveryCodes(me.account()),
                factors.rule().demands(me.roles()));
    }

    /** A new secret for an app; nothing is kept until its first code is typed. */
    @Needs(Right.OWN_SIGN_IN)
    @Transactional
    public Proposal propose() {
        return proposal(Totp.secret(), time.real().plus(SET_UP).getEpochSecond(), me().account());
    }

    /**
     * The same secret once more, for a form that came back.
     *
     * @throws Refusal.Invalid where it was made for another account, or too long ago
     */
    @Needs(Right.OWN_SIGN_IN)
    @Transactional
    public Proposal proposed(String sealed) {
        String[] opened = opened(sealed);
        return proposal(opened[1], Long.parseLong(opened[0]), me().account());
    }

    private Proposal proposal(String secret, long until, long account) {
        return new Proposal(
                secret,
                Totp.address(secret, URI.create(settings.publicUrl()).getHost(), me().name()),
                keys.seal(until + " " + secret, "totp-proposal:" + account));
    }

    private String[] opened(String sealed) {
        String[] opened;
        try {
            opened = keys.open(sealed, "totp-proposal:" + me().account()).split(" ");
        } catch (IllegalStateException | IllegalArgumentException e) {
            throw new Refusal.Invalid("", "access.fault.set-up");
        }
        if (time.real().getEpochSecond() > Long.parseLong(opened[0])) {
            throw new Refusal.Invalid("", "access.fault.set-up");
        }
        return opened;
    }

    /**
     * Sets the app up, in the place of one before.
     *
     * @param sealed of the {@link Proposal}
     * @param typed the first code
     * @return new recovery codes, shown this once; empty where the account has some from before
     * @throws Refusal.Invalid where the code does not fit or the proposal is over
     */
    @Needs(Right.OWN_SIGN_IN)
    @Transactional
    public List<String> confirm(String sealed, String typed) {
        limits.take(RateLimits.Kind.SIGN_INS);
        String[] opened = opened(sealed);
        long account = me().account();
        if (!ledger.add(account, opened[1], typed)) {
            throw new Refusal.Invalid("/code", "access.fault.code", time.real());
        }
        return ledger.codesWhereNone(account);
    }

    /** Takes the app away; nothing where there is none. */
    @Needs(Right.OWN_SIGN_IN)
    @Transactional
    public void endApp() {
        ledger.endApp(me().account());
    }

    /**
     * Makes recovery codes; those from before are worth nothing.
     *
     * @return ten of them, shown this once
     * @throws Refusal.Conflict where there is nothing that they could take the place of
     */
    @Needs(Right.OWN_SIGN_IN)
    @Transactional
    public List<String> renewCodes() {
        if (!factors.has(me().account())) {
            throw new Refusal.Conflict("access.fault.no-factor");
        }
        return ledger.renewCodes(me().account());
    }

    /**
     * Calls a passkey something else.
     *
     * @param name at most 100 code points
     */
    @Needs(Right.OWN_SIGN_IN)
    @Transactional
    public void call(String code, String name) {
        passkey(code).call(TextRule.PASSKEY.required("/name-" + code, name));
        journal.record("account.passkey-named", "account:" + me().account(), "");
    }

    /** Takes a passkey away: it opens nothing from now on. */
    @Needs(Right.OWN_SIGN_IN)
    @Transactional
    public void endPasskey(String code) {
        factors.lock(me().account()); // Before the passkey's row, as everybody does.
        ledger.end(passkey(code));
    }

    private Passkey passkey(String code) {
        return factors.passkey(me().account(), code).orElseThrow(Refusal.NotFound::new);
    }

    private Identity me() {
        return caller.with(Right.OWN_SIGN_IN);
    }
}
