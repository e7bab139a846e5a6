package org.answerable.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.answerable.access.Identity;
import org.answerable.access.Right;
import org.answerable.language.Language;
import org.answerable.language.Languages;
import org.answerable.language.Messages;
import org.answerable.platform.Time;

/** What every template is given beside its view: the reader's language, the messages, addresses, the form token. */
public final class Page {
    private final boolean wrong;
    private final Reader reader;
    private final Messages messages;
    private final Assets assets;
    private final FormTokens tokens;
    private final Identity caller;
    private final List<DeskAlarm.Told> alarms;
    private final Imprint.Said imprint;
    private final String mark;
    private final boolean demo;
    private final String publicUrl;
    private final String query;

    Page(
            boolean wrong,
            String query,
            Reader reader,
            Messages messages,
            Assets assets,
            FormTokens tokens,
            Identity caller,
            List<DeskAlarm.Told> alarms,
            Imprint.Said imprint,
            String mark,
            boolean demo,
            String publicUrl) {
        this.wrong = wrong;
        this.query = query == null ? reader.query() : query;
        this.reader = reader;
        this.messages = messages;
        this.assets = assets;
        this.tokens = tokens;
        this.caller = caller;
        this.alarms = alarms;
        this.imprint = imprint;
        this.mark = mark;
        this.demo = demo;
        this.publicUrl = publicUrl;
    }

    /** The message of a key in the reader's language. */
    public String t(String key, Object... arguments) {
        return messages.get(reader.language(), key, arguments);
    }

    /** What stands before and after a name in a message. */
    public record Around(String before, String after) {}

    /**
     * A message cut where its first argument stands, for a name that is marked as another language's; {@code more}: the
     * arguments after it.
     */
    public Around around(String key, Object... more) {
        Object[] arguments = new Object[more.length + 1];
        arguments[0] = "\uE000";
        System.arraycopy(more, 0, arguments, 1, more.length);
        String[] parts = t(key, arguments).split("\uE000", 2);
        return new Around(
                parts[0].replaceFirst("\u2068$", ""),
                parts[1].replaceFirst("^\u2069", "")); // The name is set apart by what surrounds it.
    }

    /** The address of a page in the reader's language: {@code /share} becomes {@code /es/share}. */
    public String href(String path) {
        return "/" + reader.language().tag() + (path.equals("/") ? "/" : path);
    }

    /** This page in another language. */
    public String hrefIn(Language language) {
        return "/" + language.tag() + reader.path() + (reader.path().startsWith("/receipt") ? "" : query);
    }

    /** The absolute form of {@link #hrefIn}, for {@code hreflang} and canonical links. */
    public String urlIn(Language language) {
        // A walk through the form has a number that is nobody else's.
        return publicUrl + (reader.path().equals("/share") ? "/" + language.tag() + "/share" : hrefIn(language));
    }

    /** The whole address of a page in the reader's language, as it is typed from paper. */
    public String url(String path) {
        return publicUrl + href(path);
    }

    /** A static file with its content's hash in the address. */
    public String asset(String path) {
        return assets.address(path);
    }

    public Language language() {
        return reader.language();
    }

    /** A language by tag, for {@code lang} and {@code dir} of passages. */
    public Language language(String tag) {
        return new Language(tag);
    }

    public List<Language> languages() {
        return Languages.UI;
    }

    /**
     * What the reader is told of texts that no speaker of this language has reviewed yet, a message key; {@code null}
     * where one has.
     */
    public String unreviewed() {
        return switch (Languages.review(reader.language()).status()) {
            case MACHINE_DRAFT -> "platform.review.draft";
            case MACHINE_READ_TWICE -> "platform.review.read-twice";
            case ORIGINAL, REVIEWED -> null;
        };
    }

    /** Whether it is a form that came back because something in it is to be corrected; its title says so first. */
    public boolean wrong() {
        return wrong;
    }

    /** The path without the language. */
    public String path() {
        return reader.path();
    }

    /** The raw query string of this page, empty or beginning with {@code ?}. */
    public String query() {
        return reader.query();
    }

    /** The hidden field that each form carries. */
    public String formToken() {
        return tokens.issue(reader);
    }

    public Optional<Identity> caller() {
        return Optional.ofNullable(caller);
    }

    /** Whether the signed-in caller has a right; for what a page offers, never for what a use case allows. */
    public boolean may(Right right) {
        return caller != null && caller.has(right);
    }

    public boolean demo() {
        return demo;
    }

    public boolean desk() {
        return desk(reader);
    }

    static boolean desk(Reader reader) {
        return reader.path().startsWith("/desk");
    }

    /** Who runs this server; {@code null} where nobody has said so. */
    public Imprint.Said imprint() {
        return imprint;
    }

    /** The address of the office's mark; {@code null} where the product's stands. */
    public String mark() {
        return mark == null ? null : "/mark.png?v=" + mark;
    }

    /** What is wrong and the reader, at the desk, must know. */
    public List<DeskAlarm.Told> alarms() {
        return alarms;
    }

    public String date(LocalDate day) {
        return messages.shortDate(reader.language(), day);
    }

    /** The day of an instant, in Wisconsin. */
    public String date(Instant instant) {
        return messages.shortDate(reader.language(), Time.day(instant));
    }

    /** A day with its weekday: where a person has to come. */
    public String fullDate(LocalDate day) {
        return messages.date(reader.language(), day);
    }

    /** Weekday, day and time in Wisconsin: when a person has to come. */
    public String fullDateTime(Instant instant) {
        return messages.fullDateTime(reader.language(), instant);
    }

    public String dateTime(Instant instant) {
        return messages.dateTime(reader.language(), instant);
    }

    public String number(long number) {
        return messages.number(reader.language(), number);
    }

    /** Things one after the other, as the reader's language lists them. */
    public String list(List<String> things) {
        return messages.list(reader.language(), things);
    }

    /** An instant for {@code <time datetime>}. */
    public String machine(Instant instant) {
        return instant.toString();
    }
}
