package org.answerable.accounts;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.transaction.Transactional;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.answerable.access.Caller;
import org.answerable.access.Needs;
import org.answerable.access.Right;
import org.answerable.access.UseCase;
import org.answerable.platform.Time;
import org.answerable.platform.crypto.Keys;

/**
 * Keeps what is typed at the desk and not sent: one draft for each account and form, sealed, shown to that account
 * alone, for at most {@link #KEPT}, at most {@value #MOST} of an account. Passwords are not kept.
 */
@UseCase
public class DraftKeeping {
    /** How long a draft lasts. */
    public static final Duration KEPT = Duration.ofDays(14);

    static final String CONTEXT = "draft:";
    static final int MOST = 40;
    /** In characters, sealed; every form that may be sent fits. */
    private static final int LONGEST = 800_000;

    private static final Pattern PLACE = Pattern.compile("/desk(/[A-Za-z0-9._~-]{1,100}){1,6}");
    /** What a form carries along for the server, what is not to be kept anywhere, and the name of a file beside it. */
    private static final Set<String> NOT_KEPT = Set.of(
            "token",
            "quiet",
            "discard",
            "password",
            "present",
            "fresh",
            "repeated",
            "code",
            "set-up",
            "credential",
            "next",
            "username",
            "upload");

    /** What tells the forms of one address apart, where a page has several with words. */
    private static final String WHICH = "change-commitment";

    @Inject
    DeskDrafts drafts;

    @Inject
    Caller caller;

    @Inject
    Keys keys;

    @Inject
    Time time;

    /**
     * What was kept of a form.
     *
     * @param path where the form is posted to, without the language
     * @param refused whether it was sent and not acted on
     * @param answeredWith the status of the answer to that; {@code null} where the session or the form's token had
     *     ended, and for a draft
     */
    public record Kept(
            String path, Map<String, List<String>> fields, Instant at, boolean refused, Integer answeredWith) {
        /** Why it was not sent, the end of a message key. */
        public String why() {
            if (!refused) {
                return "draft";
            }
            return switch (answeredWith == null ? 0 : answeredWith) {
                case 0 -> "refused";
                case 400, 413, 415, 422 -> "wrong";
                case 403, 404 -> "forbidden";
                case 409, 412, 428 -> "changed";
                default -> "other";
            };
        }

        /** Which of the forms of its address; {@code null} where there is one only. */
        public List<String> which() {
            return fields.get(WHICH);
        }

        /** Whether a field tells which form it is. */
        static boolean tells(String field) {
            return field.equals(WHICH);
        }

        /** What was typed, as far as it looks like words; else all of it. */
        public List<String> words() {
            List<String> all = fields.values().stream()
                    .flatMap(List::stream)
                    .filter(value -> !value.isBlank() && !value.startsWith("{") && !value.startsWith("["))
                    .toList();
            List<String> words = all.stream()
                    .filter(value -> value.strip().chars().anyMatch(c -> Character.isWhitespace(c) || c > 0x7f))
                    .toList();
            return words.isEmpty() ? all : words;
        }
    }

    /**
     * Keeps a form that was refused, for the account whose form it was; the caller has made sure of that.
     *
     * @return whether there was anything to keep, and a place for it
     */
    @Needs(Right.PUBLIC)
    @Transactional
    public boolean keepRefused(long account, String path, Map<String, List<String>> fields) {
        return keep(account, path, fields, true, null);
    }

    /**
     * Keeps a form that was answered without being acted on, for the account that sent it; the caller has made sure of
     * that.
     *
     * @param status what it was answered with
     * @return whether there was anything to keep, and a place for it
     */
    @Needs(Right.PUBLIC)
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public boolean keepAnswered(long account, String path, Map<String, List<String>> fields, int status) {
        return !empty(fields) && keep(account, path, fields, true, status);
    }

    /** Whether an account has something that it sent and that was not acted on. */
    @Needs(Right.PUBLIC)
    @Transactional
    public boolean waits(long account) {
        Instant old = time.real().minus(KEPT);
        return drafts.of(account).stream()
                .anyMatch(d -> d.refused() && d.keptAt().isAfter(old));
    }

    /** Keeps a draft of the caller's; an empty one ends what was kept. */
    @Needs(Right.USE_DESK)
    @Transactional
    public void keep(String path, Map<String, List<String>> fields) {
        if (empty(fields)) {
            discard(path, fields);
        } else {
            keep(me(), path, fields, false, null);
        }
    }

    /** A form as it was just posted, without what is kept nowhere. */
    static Kept posted(String path, Map<String, List<String>> fields) {
        Map<String, List<String>> kept = new LinkedHashMap<>(fields);
        kept.keySet().removeAll(NOT_KEPT);
        return new Kept(path, kept, Instant.EPOCH, true, null);
    }

    private static boolean empty(Map<String, List<String>> fields) {
        return fields.entrySet().stream()
                .allMatch(f ->
                        NOT_KEPT.contains(f.getKey()) || f.getValue().stream().allMatch(String::isBlank));
    }

    private boolean keep(long account, String path, Map<String, List<String>> fields, boolean refused, Integer status) {
        if (!PLACE.matcher(path).matches()) {
            return false;
        }
        String id = id(account, path, fields);
        String sealed = keys.seal(written(fields), CONTEXT + id);
        if (sealed.length() > LONGEST) {
            return false;
        }
        Instant now = time.real();
        drafts.sweep(now.minus(KEPT));
        if (!drafts.closed(Set.of(path)).isEmpty()) {
            return false;
        }
        DeskDraft draft = drafts.toChange(id).orElse(null);
        if (draft == null) {
            List<DeskDraft> others = drafts.of(account);
            others.stream().limit(Math.max(0, others.size() - MOST + 1)).forEach(oldest -> drafts.remove(oldest.id()));
            draft = new DeskDraft(id, account, path);
            draft.keep(sealed, refused, status, now);
            drafts.add(draft);
        } else {
            draft.keep(sealed, refused, status, now);
        }
        return true;
    }

    /** The caller's drafts at the places wanted, oldest first. */
    @Needs(Right.USE_DESK)
    @Transactional
    public List<Kept> own(Predicate<String> wanted) {
        Instant old = time.real().minus(KEPT);
        List<DeskDraft> own = drafts.of(me()).stream()
                .filter(d -> wanted.test(d.path()) && d.keptAt().isAfter(old))
                .toList();
        // One may have come beside the closing.
        Set<String> closed = drafts.closed(own.stream().map(DeskDraft::path).toList());
        return own.stream()
                .filter(d -> !closed.contains(d.path()))
                .map(d -> new Kept(
                        d.path(),
                        read(keys.open(d.words(), CONTEXT + d.id())),
                        d.keptAt(),
                        d.refused(),
                        d.answeredWith()))
                .toList();
    }

    /** Whether the caller has anything that is kept. */
    @Needs(Right.USE_DESK)
    @Transactional
    public boolean any() {
        Instant old = time.real().minus(KEPT);
        return drafts.of(me()).stream().anyMatch(d -> d.keptAt().isAfter(old));
    }

    /** Ends the caller's draft of a form: it was sent, or thrown away. */
    @Needs(Right.USE_DESK)
    @Transactional
    public void discard(String path) {
        discard(path, Map.of());
    }

    /** The same of one among several forms of an address: that with these fields. */
    @Needs(Right.USE_DESK)
    @Transactional
    public void discard(String path, Map<String, List<String>> fields) {
        drafts.remove(id(me(), path, fields));
    }

    /** Ends what the caller sent of a form and what was not acted on: now it was. A draft stays. */
    @Needs(Right.USE_DESK)
    @Transactional
    public void settle(String path, Map<String, List<String>> fields) {
        drafts.toChange(id(me(), path, fields)).filter(DeskDraft::refused).ifPresent(d -> drafts.remove(d.id()));
    }

    /** Erases what was kept longer than {@link #KEPT}. */
    @Needs(Right.PUBLIC)
    @Transactional
    public void forget() {
        drafts.sweep(time.real().minus(KEPT));
    }

    /** Ends the caller's drafts at a page and below it: what they were for is done. */
    @Needs(Right.USE_DESK)
    @Transactional
    public void done(String page) {
        drafts.of(me()).stream()
                .filter(d -> d.path().equals(page) || d.path().startsWith(page + "/"))
                .forEach(d -> drafts.remove(d.id()));
    }

    /** Ends everybody's drafts at a page and below it: what they were about is gone. */
    @Needs(Right.PUBLIC)
    @Transactional
    public void end(String page) {
        drafts.removeAt(page);
    }

    /**
     * Ends everybody's drafts at a page and below it for good: the page may still stand open somewhere and go on
     * keeping what is typed there.
     */
    @Needs(Right.PUBLIC)
    @Transactional
    public void close(String page) {
        drafts.removeAt(page);
        drafts.close(page, time.real());
    }

    private long me() {
        return caller.with(Right.USE_DESK).account();
    }

    private String id(long account, String path, Map<String, List<String>> fields) {
        List<String> which = fields.get(WHICH);
        return keys.hash("draft", account + "|" + path + (which == null ? "" : "|" + which.getFirst()));
    }

    private static String written(Map<String, List<String>> fields) {
        JsonObjectBuilder form = Json.createObjectBuilder();
        fields.forEach((name, values) -> {
            if (!NOT_KEPT.contains(name)) {
                JsonArrayBuilder all = Json.createArrayBuilder();
                values.forEach(all::add);
                form.add(name, all);
            }
        });
        return form.build().toString();
    }

    private static Map<String, List<String>> read(String written) {
        try (JsonReader reader = Json.createReader(new StringReader(written))) {
            JsonObject form = reader.readObject();
            Map<String, List<String>> fields = new LinkedHashMap<>();
            form.forEach((name, values) ->
                    fields.put(name, new ArrayList<>(values.asJsonArray().getValuesAs(JsonString::getString))));
            return fields;
        }
    }
}
