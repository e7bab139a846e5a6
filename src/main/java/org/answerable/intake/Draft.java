package org.answerable.intake;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.answerable.intake.NewSubmission.NewContact;
import org.answerable.platform.Codes;
import org.answerable.platform.Refusal.Fault;

/**
 * What somebody has typed into the form so far, exactly as typed. It lives in the hidden fields of the pages and
 * nowhere else: the server keeps nothing until it is sent, and nothing of it ever stands in an address.
 */
public final class Draft {
    /** Marks one filling-in of the form, so that sending twice is sending once. */
    static final String ONCE = "once";
    /** The topic of what is said about the site itself: a coordinator has it. */
    private static final String ABOUT_THIS_SITE = "this-website";

    /** The id of what is public and was sent in the writer's name by somebody else; no step asks for it. */
    private static final String ABOUT = "about";

    private static final Pattern ABOUT_FORM = Pattern.compile("[0-9a-z]{4,40}");
    private static final Pattern ONCE_FORM = Pattern.compile("[0-9a-z]{26}");

    private final Map<String, List<String>> fields;

    private Draft(Map<String, List<String>> fields) {
        this.fields = fields;
    }

    /** A field that is carried along. */
    public record Hidden(String name, String value) {}

    static Draft empty() {
        return new Draft(new LinkedHashMap<>(Map.of(ONCE, List.of(Codes.random(26)))));
    }

    /** The beginning of a message about this site's own pages or their words. */
    static Draft aboutThisSite(String text) {
        Draft draft = beginning(text);
        draft.fields.put("topics", List.of(ABOUT_THIS_SITE));
        return draft;
    }

    /** The beginning of a message that something public was sent in the writer's name by somebody else. */
    static Draft disowning(String id, String text) {
        Draft draft = beginning(text);
        draft.fields.put(ABOUT, List.of(id));
        return draft;
    }

    /** A comment that begins with what it is about. */
    static Draft beginning(String text) {
        Draft draft = empty();
        draft.fields.put("kind", List.of(Kind.COMMENT.tag()));
        draft.fields.put("text", List.of(text));
        return draft;
    }

    /** The beginning of a message about something that happened in a county, by FIPS code. */
    static Draft inCounty(String fips) {
        Draft draft = empty();
        draft.fields.put("place.county", List.of(fips));
        return draft;
    }

    /**
     * Reads the fields of a post; line breaks as LF, whatever the browser makes of them on the way. Other fields are
     * not kept.
     */
    static Draft read(Map<String, List<String>> form) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        List<String> sent = form.getOrDefault(ONCE, List.of());
        String once = sent.isEmpty() ? null : sent.get(0);
        fields.put(ONCE, List.of(once != null && ONCE_FORM.matcher(once).matches() ? once : Codes.random(26)));
        List<String> about = form.getOrDefault(ABOUT, List.of());
        if (!about.isEmpty() && ABOUT_FORM.matcher(about.getFirst()).matches()) {
            fields.put(ABOUT, List.of(about.getFirst()));
        }
        for (Step step : Step.values()) {
            for (String field : step.fields()) {
                List<String> values = form.getOrDefault(field, List.of()).stream()
                        .map(Draft::lines)
                        .filter(v -> !v.isEmpty())
                        .distinct()
                        .toList();
                if (!values.isEmpty()) {
                    fields.put(field, values);
                }
            }
        }
        return new Draft(fields);
    }

    private static String lines(String value) {
        return value.replace("\r\n", "\n").replace('\r', '\n');
    }

    /** The same filling-in, to be sent once more as something new. */
    Draft anew() {
        Map<String, List<String>> fresh = new LinkedHashMap<>(fields);
        fresh.put(ONCE, List.of(Codes.random(26)));
        return new Draft(fresh);
    }

    /** Whether it says that something public was sent in the writer's name by somebody else. */
    public boolean disowns() {
        return fields.containsKey(ABOUT);
    }

    /** The same words as any other message about this site: what they are about is public no more. */
    Draft freed() {
        Map<String, List<String>> rest = new LinkedHashMap<>(fields);
        rest.remove(ABOUT);
        rest.put("topics", List.of(ABOUT_THIS_SITE));
        return new Draft(rest);
    }

    /** Without the answer to what a step asks: a list has an answer by itself, which is nobody's who turned back. */
    Draft without(Step step) {
        Map<String, List<String>> rest = new LinkedHashMap<>(fields);
        rest.keySet().removeAll(step.fields());
        return new Draft(rest);
    }

    /**
     * What was typed into a field, to be shown again; what no page can hold (NUL, halves of characters) shows as
     * U+FFFD.
     */
    public String text(String field) {
        return shown(raw(field));
    }

    /** What was chosen where several may be. */
    public List<String> texts(String field) {
        return fields.getOrDefault(field, List.of()).stream().map(Draft::shown).toList();
    }

    private String raw(String field) {
        List<String> values = fields.get(field);
        return values == null ? "" : values.get(0);
    }

    static String shown(String value) {
        StringBuilder shown = new StringBuilder(value.length());
        value.codePoints()
                .forEach(c -> shown.appendCodePoint(
                        c == 0 || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c));
        return shown.toString();
    }

    /** Everything that the step does not ask for itself. */
    public List<Hidden> carriedBy(Step step) {
        List<Hidden> hidden = new ArrayList<>();
        fields.forEach((field, values) -> {
            if (!step.fields().contains(field)) {
                values.forEach(value -> hidden.add(new Hidden(field, shown(value))));
            }
        });
        return hidden;
    }

    /** Whether the writer allows publication; no unless said so, and never of what is said about the own name. */
    public boolean mayBePublic() {
        return raw("publish").equals("yes") && !disowns();
    }

    /** Whether there is any way to reach the writer. */
    public boolean hasContact() {
        return fields.containsKey("contact.email");
    }

    /** The marker and the whole content: the same again only where nothing was changed in between. */
    Submitting.Repeatable repeatable() {
        StringBuilder body = new StringBuilder();
        fields.forEach((field, values) -> {
            if (!field.equals(ONCE)) {
                values.forEach(value -> body.append(field)
                        .append('\u0001')
                        .append(value.length())
                        .append('\u0001')
                        .append(value));
            }
        });
        return new Submitting.Repeatable("page-" + raw(ONCE), body.toString());
    }

    /** What is to be sent; a day that is none is left out and found by {@link #faults}. */
    NewSubmission submission() {
        LocalDate day = null;
        try {
            day = raw("occurredOn").isBlank()
                    ? null
                    : LocalDate.parse(raw("occurredOn").strip());
        } catch (DateTimeParseException e) {
            // A fault of its own.
        }
        // The form asks for nothing that has no use: no name and no telephone number.
        NewContact contact =
                !hasContact() ? null : new NewContact(null, given("contact.email"), null, given("contact.language"));
        return new NewSubmission(
                given("kind"),
                given("text"),
                null,
                given("language"),
                all("topics"),
                disowns() ? List.of() : all("agencies"),
                given("place.county"),
                given("place.municipality"),
                given("place.detail"),
                day,
                mayBePublic(),
                contact,
                false,
                true,
                all("excludeAgencies"),
                all("show"),
                Submission.Channel.PAGE,
                given(ABOUT));
    }

    private String given(String field) {
        String value = raw(field);
        return value.isBlank() ? null : value;
    }

    private List<String> all(String field) {
        return fields.getOrDefault(field, List.of());
    }

    /** Everything that is wrong, in the words of the form and in the order of its steps. */
    List<Fault> faults(Function<NewSubmission, List<Fault>> check) {
        NewSubmission submission = submission();
        List<Fault> found = new ArrayList<>();
        for (Fault fault : check.apply(submission)) {
            found.add(inForm(fault));
        }
        if (given("occurredOn") != null && submission.occurredOn() == null) {
            found.add(new Fault("/occurredOn", "intake.share.when.fault"));
        }
        if (!List.of("", "yes", "no").contains(raw("publish"))) {
            found.add(new Fault("/publish", "intake.share.fault.choice"));
        }
        List<Fault> ordered = new ArrayList<>();
        for (Step step : Step.values()) {
            for (String field : step.fields()) {
                found.stream().filter(f -> f.field().equals(field)).forEach(f -> {
                    if (ordered.stream().noneMatch(o -> o.field().equals(f.field()))) {
                        ordered.add(f);
                    }
                });
            }
        }
        return ordered;
    }

    /** A person chooses from a list, so the faults of tags and slugs are said otherwise than to a program. */
    private static Fault inForm(Fault fault) {
        String field = fault.field();
        if (field.equals("kind") || field.equals("language") || field.equals("contact.language")) {
            return new Fault(fault.pointer(), "intake.share.fault.choice");
        }
        if (field.startsWith("topics.") || field.startsWith("agencies.") || field.startsWith("excludeAgencies.")) {
            return new Fault("/" + field.substring(0, field.indexOf('.')), fault.key(), fault.arguments());
        }
        return fault;
    }
}
