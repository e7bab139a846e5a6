package org.answerable.access;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.answerable.platform.Refusal;
import org.answerable.platform.Settings;

/**
 * How often one address may try something. An address is known only by a hash under a key that is made at start and
 * kept nowhere, and only in memory, so neither disk nor backup says who came. An IPv6 address counts by its /64, which
 * is one household. At most {@value #REMEMBERED} addresses are remembered for each kind; then the longest unseen is
 * forgotten.
 *
 * <p>The limits are per node and begin anew at a restart; what protects a single account across restarts is the delay
 * of sign-in and the budget of its tries, and what protects receipts is their 80 bits.
 */
@ApplicationScoped
public class RateLimits {
    static final int REMEMBERED = 50_000;

    /**
     * What is limited; the variable holds the tries a minute (0: no limit). A whole minute's worth may come at once.
     */
    public enum Kind {
        /** Receipts that do not exist. An office behind one address mistypes less often than this. */
        RECEIPTS("RATE_LIMIT_RECEIPTS_PER_MINUTE", 30),
        /** Receipts that are opened or written under, known or not: only what a program does is more. */
        OPENINGS("RATE_LIMIT_OPENINGS_PER_MINUTE", 600),
        /** Submissions: a library's computers, or a partner's hot line, share one address. */
        SUBMISSIONS("RATE_LIMIT_SUBMISSIONS_PER_MINUTE", 120),
        /** Asking what would become of a submission: as much work as taking one in, and nothing to show for it. */
        PREVIEWS("RATE_LIMIT_PREVIEWS_PER_MINUTE", 120),
        /** Messages and withdrawals of writers, by address. */
        MESSAGES("RATE_LIMIT_MESSAGES_PER_MINUTE", 60),
        /** Messages and withdrawals of one receipt, whoever holds it: what a person writes by hand, with room. */
        RECEIPT_MESSAGES("RATE_LIMIT_RECEIPT_MESSAGES_PER_MINUTE", 20),
        /** Wishes for a translation. */
        TRANSLATIONS("RATE_LIMIT_TRANSLATIONS_PER_MINUTE", 10),
        /** Sign-ins, right or wrong; each costs a password hash. */
        SIGN_INS("RATE_LIMIT_SIGN_INS_PER_MINUTE", 60);

        private final String variable;
        private final int otherwise;

        Kind(String variable, int otherwise) {
            this.variable = variable;
            this.otherwise = otherwise;
        }

        /** The environment variable. */
        public String variable() {
            return variable;
        }

        /** Tries a minute where the variable is not set. */
        public int otherwise() {
            return otherwise;
        }
    }

    @Inject
    Settings settings;

    @Inject
    Caller caller;

    private final Map<Kind, Limit> limits = new EnumMap<>(Kind.class);
    private final SecretKeySpec secret;

    public RateLimits() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        secret = new SecretKeySpec(random, "HmacSHA256");
    }

    @PostConstruct
    void read() {
        for (Kind kind : Kind.values()) {
            limits.put(
                    kind,
                    new Limit(
                            settings.get(kind.variable).map(RateLimits::number).orElse(kind.otherwise)));
        }
    }

    private static int number(String value) {
        return Integer.parseUnsignedInt(value);
    }

    /**
     * Counts a try of the present request's address; nothing where there is no request (jobs, demo data).
     *
     * @throws Refusal.TooMany where none is left
     */
    public void take(Kind kind) {
        String client = caller.client();
        if (client != null) {
            limits.get(kind).take(client);
        }
    }

    /**
     * Counts a try of a thing instead of an address, so that many addresses have no more tries than one.
     *
     * @param thing what names it within the kind; nothing that must stay secret
     * @throws Refusal.TooMany where none is left
     */
    public void take(Kind kind, String thing) {
        if (caller.client() != null) {
            limits.get(kind).take(thing);
        }
    }

    /**
     * Refuses where no try is left, without counting one: for what counts wrong tries only, which then {@link #take}.
     *
     * @throws Refusal.TooMany where none is left
     */
    public void check(Kind kind) {
        String client = caller.client();
        if (client != null) {
            limits.get(kind).check(client);
        }
    }

    /** The key of an address, for whoever else counts by address. */
    public String key(String address) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(secret);
            byte[] whole = InetAddress.getByName(address).getAddress(); // A literal: nothing is looked up.
            mac.update(whole.length == 16 ? Arrays.copyOf(whole, 8) : whole);
            return Base64.getEncoder().encodeToString(Arrays.copyOf(mac.doFinal(), 15));
        } catch (UnknownHostException e) {
            return "unknown";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The buckets of one kind. Thread-safe. No cache that guesses who comes again (Caffeine's soon drops who came
     * once): a few hundred addresses would be enough to have one's own forgotten and its tries with it.
     */
    static final class Limit {
        private final int perMinute;
        private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
                return size() > REMEMBERED;
            }
        };

        Limit(int perMinute) {
            this.perMinute = perMinute;
        }

        void take(String client) {
            if (perMinute > 0) {
                ConsumptionProbe probe = bucket(client).tryConsumeAndReturnRemaining(1);
                if (!probe.isConsumed()) {
                    throw refusal(probe.getNanosToWaitForRefill());
                }
            }
        }

        void check(String client) {
            if (perMinute > 0) {
                var probe = bucket(client).estimateAbilityToConsume(1);
                if (!probe.canBeConsumed()) {
                    throw refusal(probe.getNanosToWaitForRefill());
                }
            }
        }

        int remembered() {
            synchronized (buckets) {
                return buckets.size();
            }
        }

        private static Refusal.TooMany refusal(long nanos) {
            return new Refusal.TooMany(Math.max(1, TimeUnit.NANOSECONDS.toSeconds(nanos + 999_999_999L)));
        }

        private Bucket bucket(String client) {
            synchronized (buckets) {
                return buckets.computeIfAbsent(
                        client,
                        ignored -> Bucket.builder()
                                .addLimit(limit ->
                                        limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                                .build());
            }
        }
    }
}
