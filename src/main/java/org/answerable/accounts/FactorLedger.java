package org.answerable.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.answerable.journal.Journal;
import org.answerable.platform.Codes;
import org.answerable.platform.Time;
import org.answerable.platform.crypto.Keys;

/** The transactions of second factors, each short; slow password hashes lie outside of them. */
@ApplicationScoped
@Transactional
class FactorLedger {
    @Inject
    Factors factors;

    @Inject
    Keys keys;

    @Inject
    Time time;

    @Inject
    Journal journal;

    boolean has(long account) {
        return factors.has(account);
    }

    /** As {@link Factors#lock}. */
    void lock(long account) {
        factors.lock(account);
    }

    /**
     * Uses up the code of an app, or a recovery code, where it is one of the account's.
     *
     * @param typed as it was typed
     * @return which it was; empty where it does not fit, or was used before
     */
    Optional<Means> accepts(long account, String typed) {
        factors.lock(account);
        Optional<String> digits = Totp.digits(typed);
        if (digits.isPresent()) {
            return factors.authenticatorToUse(account)
                    .filter(app -> app.accepts(keys.open(app.sealed(), app.context()), digits.get(), time.real()))
                    .map(app -> Means.CODE);
        }
        Optional<String> code = RecoveryCode.read(typed);
        if (code.isPresent() && factors.has(account) && factors.useRecoveryCode(hash(account, code.get()), account)) {
            record("account.recovery-code-used", account, "");
            return Optional.of(Means.RECOVERY);
        }
        return Optional.empty();
    }

    /**
     * Sets an app up whose first code was typed; the one before ends.
     *
     * @return whether the code fits
     */
    boolean add(long account, String secret, String typed) {
        Instant now = time.real();
        Optional<String> digits = Totp.digits(typed);
        OptionalLong step = digits.isEmpty()
                ? OptionalLong.empty()
                : Totp.fitting(secret, digits.get(), now, Totp.step(now) - Totp.SKEW - 1);
        if (step.isEmpty()) {
            return false;
        }
        factors.lock(account);
        factors.authenticatorToUse(account).ifPresent(this::end);
        String code = Codes.next();
        factors.add(new Authenticator(
                code, account, keys.seal(secret, Authenticator.context(account, code)), step.getAsLong(), now));
        record("account.factor-made", account, code);
        return true;
    }

    /** Takes the app away; recovery codes go with the last factor. */
    void endApp(long account) {
        factors.lock(account);
        factors.authenticatorToUse(account).ifPresent(this::end);
        tidy(account);
    }

    private void end(Authenticator app) {
        app.end(time.real());
        record("account.factor-ended", app.account(), app.code());
    }

    /** Takes one passkey away. */
    void end(Passkey passkey) {
        factors.lock(passkey.account());
        passkey.end(time.real());
        record("account.passkey-ended", passkey.account(), passkey.code());
        tidy(passkey.account());
    }

    /** Takes everything away: the phone is lost. */
    void endAll(long account) {
        factors.lock(account);
        factors.authenticatorToUse(account).ifPresent(this::end);
        for (Passkey passkey : factors.passkeys(account)) {
            end(passkey);
        }
        factors.removeRecoveryCodes(account);
    }

    private void tidy(long account) {
        if (!factors.has(account)) {
            factors.removeRecoveryCodes(account);
        }
    }

    /** New recovery codes, where the account has none from before. */
    List<String> codesWhereNone(long account) {
        factors.lock(account);
        return factors.recoveryCodes(account) == 0 ? renewCodes(account) : List.of();
    }

    /** New recovery codes in the place of those before. */
    List<String> renewCodes(long account) {
        factors.lock(account);
        factors.removeRecoveryCodes(account);
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < RecoveryCode.MANY; i++) {
            String code = RecoveryCode.next();
            factors.add(new RecoveryCode(hash(account, RecoveryCode.read(code).orElseThrow()), account));
            codes.add(code);
        }
        record("account.recovery-codes-made", account, "");
        return codes;
    }

    private String hash(long account, String code) {
        return keys.hash("recovery-code", account + "|" + code);
    }

    private void record(String act, long account, String content) {
        journal.record(act, "account:" + account, content);
    }
}
