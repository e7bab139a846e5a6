package org.answerable.accounts;

import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.answerable.access.Caller;
import org.answerable.access.Identity;
import org.answerable.access.Needs;
import org.answerable.access.RateLimits;
import org.answerable.access.Right;
import org.answerable.access.UseCase;
import org.answerable.journal.Journal;
import org.answerable.platform.Codes;
import org.answerable.platform.Refusal;
import org.answerable.platform.Refusal.Fault;
import org.answerable.platform.Settings;
import org.answerable.platform.TextRule;
import org.answerable.platform.Time;
import org.answerable.platform.crypto.Keys;

/** What an account does about itself: its personal access tokens, its password, its sessions. */
@UseCase
public class OwnAccount {
    /** The lives a token may have, in days. */
    public static final Set<Integer> LIVES = Set.of(30, 90, 365);

    private static final int TOKENS = 20;
    /** Hexadecimal digits that tell one session of an account from another. */
    private static final int CODE = 16;

    @Inject
    Accounts accounts;

    @Inject
    AccessTokens tokens;

    @Inject
    DeskSessions sessions;

    @Inject
    HalfSignIns halves;

    @Inject
    Factors factors;

    @Inject
    Passwords passwords;

    @Inject
    PresentPassword password;

    @Inject
    ProofLedger proofs;

    @Inject
    ProviderAccounts provided;

    @Inject
    OpenIdProvider provider;

    @Inject
    PasswordRules rules;

    @Inject
    Recognising recognising;

    @Inject
    SignInLedger ledger;

    @Inject
    Keys keys;

    @Inject
    RateLimits limits;

    @Inject
    Settings settings;

    @Inject
    Caller caller;

    @Inject
    Journal journal;

    @Inject
    Time time;

    /** A token as its owner sees it. {@code expiresAt} is {@code null} for never. */
    public record TokenLine(String code, String label, Instant createdAt, Instant expiresAt, boolean expired) {}

    /** The caller's tokens, newest first. */
    @Needs(Right.USE_DESK)
    @Transactional
    public List<TokenLine> tokens() {
        Instant now = time.real();
        return tokens.of(me().account()).stream()
                .map(t -> new TokenLine(t.code(), t.label(), t.createdAt(), t.expiresAt(), !t.validAt(now)))
                .toList();
    }

    /**
     * Makes a token.
     *
     * @param days one of {@link #LIVES}
     * @return the token, which is shown to its owner once and kept nowhere
     * @throws Refusal.Invalid where the label is empty or longer than 100 code points, or the life is not offered
     * @throws Refusal.Conflict where the account has 20 tokens already, or owes a second factor of its own: the
     *     provider's opens this session, and no token
     */
    @Needs(Right.USE_DESK)
    @Transactional
    public String createToken(String label, int days) {
        List<Fault> faults = new ArrayList<>();
        String clean = TextRule.LABEL.required("/label", label, faults);
        if (!LIVES.contains(days)) {
            faults.add(new Fault("/days", "access.fault.days"));
        }
        if (!faults.isEmpty()) {
            throw new Refusal.Invalid(faults);
        }
        if (tokens.of(me().account()).size() >= TOKENS) {
            throw new Refusal.Conflict("access.fault.tokens-many", TOKENS);
        }
        if (factors.missing(me().account(), me().roles())) {
            throw new Refusal.Conflict("access.fault.token-factor");
        }
        String token = "answerable_" + Codes.random(52);
        Instant now = time.real();
        String code = Codes.next();
        AccessToken made = new AccessToken(
                recognising.tokenHash(token), code, me().account(), clean, now, now.plus(Duration.ofDays(days)));
        tokens.add(made);
        journal.record("account.token-made", subject(), made.journaled());
        return token;
    }

    /**
     * Ends a token of the caller at once.
     *
     * @throws Refusal.NotFound where it is not theirs
     */
    @Needs(Right.USE_DESK)
    @Transactional
    public void revokeToken(String code) {
        recognising.end(tokens.of(me().account(), code).orElseThrow(Refusal.NotFound::new));
    }

    /**
     * Changes the password; every session, access token and known browser of the account ends, wherever it is. A
     * present password that is wrong is a proof that failed ({@link Proving}).
     *
     * @param session the secret of the caller's session
     * @return a new session for the caller, whose browser is known from now on
     * @throws Refusal.Invalid where the present password is wrong, or the new one is the present one, is not repeated,
     *     or is one that {@link PasswordRules} refuse
     * @throws Refusal.Unauthenticated where so many proofs failed that the session has ended
     */
    @Needs(Right.OWN_SIGN_IN)
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public SigningIn.Opened changePassword(String session, String present, String fresh, String repeated)
            throws Exception {
        limits.take(RateLimits.Kind.SIGN_INS);
        Identity me = caller.with(Right.OWN_SIGN_IN);
        List<Fault> faults = new ArrayList<>();
        if (!password.is(me, present)) {
            if (proofs.by(session, me.account(), false) == Proving.Outcome.ENDED) {
                throw new Refusal.Unauthenticated();
            }
            faults.add(new Fault("/present", "access.fault.present"));
        }
        List<String> own = new ArrayList<>(me.agencies());
        own.add(me.name());
        own.add(me.displayName());
        Optional<Fault> expected = rules.fault(fresh, own);
        if (expected.isPresent() && !(settings.demo() && fresh.equals(DemoAccounts.PASSWORD))) {
            faults.add(expected.get());
        } else if (Passwords.normal(fresh).equals(Passwords.normal(present))) {
            faults.add(new Fault("/fresh", "access.fault.password-same"));
        } else if (!fresh.equals(repeated)) {
            faults.add(new Fault("/repeated", "access.fault.repeated"));
        }
        if (!faults.isEmpty()) {
            throw new Refusal.Invalid(faults);
        }
        return ledger.replacePassword(me, passwords.hash(fresh));
    }

    /**
     * A session as its owner sees it: nothing is kept of the browser but whether it had signed in before.
     *
     * @param code names it to its owner; knowing it gives nothing
     * @param own whether it is the one that asks
     * @param seenAt to the minute
     */
    public record SessionLine(
            String code, boolean own, Means means, boolean knownBrowser, Instant createdAt, Instant seenAt) {}

    /**
     * The caller's sessions, newest first.
     *
     * @param session the secret of the one that asks
     */
    @Needs(Right.USE_DESK)
    @Transactional
    public List<SessionLine> sessions(String session) {
        Instant now = time.real();
        String own = recognising.sessionHash(session);
        return sessions.of(me().account()).stream()
                .filter(s -> s.validAt(now))
                .map(s -> new SessionLine(
                        code(s), s.hash().equals(own), s.means(), s.knownBrowser(), s.createdAt(), s.seenAt()))
                .toList();
    }

    private String code(DeskSession session) {
        return keys.hash("session-code", session.hash()).substring(0, CODE);
    }

    /**
     * Ends a session of the caller: its next request finds nobody signed in.
     *
     * @throws Refusal.NotFound where it is not theirs, or has ended
     */
    @Needs(Right.USE_DESK)
    @Transactional
    public void endSession(String code) {
        DeskSession found = sessions.of(me().account()).stream()
                .filter(s -> code(s).equals(code))
                .findFirst()
                .orElseThrow(Refusal.NotFound::new);
        sessions.remove(found.hash());
        journal.record("account.session-ended", subject(), "");
    }

    /**
     * Ends every session of the caller but this one.
     *
     * @param session the secret of the one that stays
     */
    @Needs(Right.USE_DESK)
    @Transactional
    public void endOtherSessions(String session) {
        sessions.removeOthers(me().account(), recognising.sessionHash(session));
        journal.record("account.other-sessions-ended", subject(), "");
    }

    /** Ends every session of the caller, this one too. Tokens stay. */
    @Needs(Right.USE_DESK)
    @Transactional
    public void signOutEverywhere() {
        sessions.removeOf(me().account());
        journal.record("account.signed-out-everywhere", subject(), "");
    }

    /** Since when the caller's account is linked with the identity provider, by its owner; {@code null} for not. */
    @Needs(Right.USE_DESK)
    @Transactional
    public Instant linkedSince() {
        return provided.ownLink(me().account()).map(OwnLink::linkedAt).orElse(null);
    }

    /** Whether there is an identity provider that the caller's account could be linked with: it has a password. */
    @Needs(Right.USE_DESK)
    @Transactional
    public boolean mayLink() {
        return provider.client().isPresent() && password.exists(me());
    }

    /**
     * Ends the link with the identity provider: it is no way in from now on, and the sessions that began there end.
     * Whoever comes by it at the same moment waits, or is one of them; of two who end it, the second finds none.
     *
     * @throws Refusal.NotFound where there is none
     */
    @Needs(Right.USE_DESK)
    @Transactional
    public void unlink() {
        accounts.oneAtATime();
        factors.lock(me().account());
        OwnLink link = provided.ownLink(me().account()).orElseThrow(Refusal.NotFound::new);
        link.end(time.now());
        halves.removeOfProvider(me().account());
        sessions.removeOfProvider(me().account());
        journal.record("account.provider-unlinked", subject(), link.code());
    }

    private Identity me() {
        return caller.with(Right.USE_DESK);
    }

    private String subject() {
        return "account:" + me().account();
    }
}
