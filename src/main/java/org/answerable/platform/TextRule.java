package org.answerable.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.answerable.platform.Refusal.Fault;

/**
 * What a text of each kind must be, for whoever sends it: how long it may be, whether it is one line, and what is said
 * where it is missing or too long. Every text is kept as {@link Texts} cleans it, without blanks at its ends; one of
 * which nothing shows is missing. Nothing is ever cut: what is too long is refused.
 *
 * <p>Lengths are in code points of the text as it is kept.
 */
public final class TextRule {
    /** What a resident tells. */
    public static final TextRule STORY = new TextRule(20_000, null, "intake.fault.text-empty", TextRule.TOO_LONG);
    /** Its title, and other lines of its form. Double spaces stay as they were typed. */
    public static final TextRule STORY_TITLE = line(200, TextRule.BREAKS);

    public static final TextRule MUNICIPALITY = line(100, TextRule.BREAKS);
    /** Where something happened, in words. */
    public static final TextRule PLACE_DETAIL = lines(1_000);

    public static final TextRule CONTACT_NAME = line(200, TextRule.BREAKS);
    /** RFC 5321, section 4.5.3.1. */
    public static final TextRule MAIL_ADDRESS = line(254, TextRule.BREAKS);

    public static final TextRule TELEPHONE = line(40, TextRule.BREAKS);
    /** What a resident writes to agencies later. */
    public static final TextRule WRITERS_MESSAGE =
            new TextRule(5_000, null, "intake.fault.text-empty", TextRule.TOO_LONG);
    /** An answer, message or note of an agency. */
    public static final TextRule ANSWER = lines(20_000);
    /** Why something was done, whoever reads it. */
    public static final TextRule REASON = lines(2_000);
    /** Why a rule gives a message to an agency, in a clause. */
    public static final TextRule WHY = line(300, TextRule.BREAKS);
    /** Why a version of a document is taken back. */
    public static final TextRule TAKING_BACK = line(300, TextRule.BREAKS);
    /** Why something is shown again that was hidden in public. */
    public static final TextRule UNCOVERING = new TextRule(2_000, null, "publication.fault.uncover", TextRule.TOO_LONG);
    /** The title of a public record. */
    public static final TextRule TITLE = line(200, TextRule.BLANKS);
    /** What a meeting or an item of its agenda is called. */
    public static final TextRule MEETING = lines(200);
    /** Where a meeting is. */
    public static final TextRule VENUE = line(200, TextRule.BLANKS);

    public static final TextRule MINUTES = lines(20_000);
    /** A promise, and what shows that it was kept. */
    public static final TextRule PROMISE = lines(2_000);

    /** Some languages need twice the room. */
    public static final TextRule TRANSLATION = lines(40_000);

    public static final TextRule TRANSLATED_TITLE = line(400, TextRule.BLANKS);
    /** What an agency or a topic is called. */
    public static final TextRule NAME = new TextRule(200, null, TextRule.MISSING, "directory.fault.long");

    public static final TextRule DESCRIPTION = new TextRule(2_000, null, TextRule.MISSING, "directory.fault.long");
    /** What a person at the desk is called. */
    public static final TextRule PERSON =
            new TextRule(200, null, "access.fault.display-name", "access.fault.display-name");
    /** What a version of a public document says. */
    public static final TextRule DOCUMENT = lines(300_000);
    /** Where something is known from. */
    public static final TextRule SOURCE = lines(300);
    /** A text of a page that the office writes in place of the product's. */
    public static final TextRule PAGE_TEXT = lines(4_000);
    /** Why an administrator declines what another asked for. */
    public static final TextRule DECLINED = new TextRule(500, null, "access.fault.reason", "access.fault.reason");
    /** What somebody calls an access token. */
    public static final TextRule LABEL =
            new TextRule(100, null, "access.fault.label-missing", "access.fault.label-long");

    /** What somebody calls a passkey. */
    public static final TextRule PASSKEY = line(100, TextRule.BLANKS);

    private static final String MISSING = "platform.fault.required";
    /** What becomes one space where one line is kept as it was typed otherwise. */
    private static final String BREAKS = "[\\n\\t]+";
    /** The same where spaces are made one as well. */
    private static final String BLANKS = "\\s+";

    private static final String TOO_LONG = "intake.fault.too-long";

    private final int most;
    private final Pattern joined;
    private final String missing;
    private final String tooLong;

    private TextRule(int most, String joined, String missing, String tooLong) {
        this.most = most;
        this.joined = joined == null ? null : Pattern.compile(joined);
        this.missing = missing;
        this.tooLong = tooLong;
    }

    private static TextRule lines(int most) {
        return new TextRule(most, null, MISSING, TOO_LONG);
    }

    /** {@code joined}: what becomes one space, so that one line is left. */
    private static TextRule line(int most, String joined) {
        return new TextRule(most, joined, MISSING, TOO_LONG);
    }

    /** The longest there may be, in code points. */
    public int most() {
        return most;
    }

    /**
     * The text as it is kept.
     *
     * @param pointer where it stood in the request
     * @param sent may be {@code null}
     * @throws Refusal.Invalid where it is missing, too long or no text
     */
    public String required(String pointer, String sent) {
        List<Fault> faults = new ArrayList<>();
        String text = required(pointer, sent, faults);
        refuse(faults);
        return text;
    }

    /** The same, empty where it is missing. */
    public String optional(String pointer, String sent) {
        List<Fault> faults = new ArrayList<>();
        String text = optional(pointer, sent, faults);
        refuse(faults);
        return text;
    }

    /** The same among others: what is wrong comes to {@code faults}; the text then serves only to look for more. */
    public String required(String pointer, String sent, List<Fault> faults) {
        return required(pointer, sent, faults, new ArrayList<>());
    }

    /** The same; {@code cleaned} gets the pointer where marks that hide or reorder were taken out. */
    public String required(String pointer, String sent, List<Fault> faults, List<String> cleaned) {
        int before = faults.size();
        String text = optional(pointer, sent, faults, cleaned);
        if (text.isEmpty() && faults.size() == before) {
            faults.add(new Fault(pointer, missing, most));
        }
        return text;
    }

    /** The same, empty where it is missing. */
    public String optional(String pointer, String sent, List<Fault> faults) {
        return optional(pointer, sent, faults, new ArrayList<>());
    }

    /** The same; {@code cleaned} gets the pointer where marks that hide or reorder were taken out. */
    public String optional(String pointer, String sent, List<Fault> faults, List<String> cleaned) {
        if (sent == null) {
            return "";
        }
        Texts.Clean clean;
        try {
            clean = Texts.clean(pointer, sent);
        } catch (Refusal.Invalid noText) {
            faults.addAll(noText.faults());
            return "";
        }
        if (clean.removed()) {
            cleaned.add(pointer);
        }
        String stripped = clean.text().strip();
        String text = joined == null ? stripped : joined.matcher(stripped).replaceAll(" ");
        int length = Texts.length(text);
        if (length > most) {
            faults.add(new Fault(pointer, tooLong, most, length));
        }
        return Texts.shows(text) ? text : "";
    }

    private static void refuse(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw new Refusal.Invalid(faults);
        }
    }
}
