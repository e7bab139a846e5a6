package org.answerable.casework;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.answerable.access.Identity;
import org.answerable.casework.TicketReading.TicketFile;
import org.answerable.casework.TicketReading.WarningItem;
import org.answerable.intake.SimilarRecords;
import org.answerable.intake.TicketStatus;
import org.answerable.language.Language;
import org.answerable.platform.Refusal.Fault;
import org.answerable.platform.Tagged;
import org.answerable.platform.Texts;
import org.answerable.web.Choice;
import org.answerable.web.DrawnText;
import org.answerable.web.ThreadView;
import org.answerable.web.View;

/**
 * One ticket to work on, beside the list.
 *
 * @param title {@code null} where the writer gave none
 * @param detail where exactly it was, {@code null} where nothing is said of it
 * @param agency its agency's name
 * @param own whether it belongs to an agency of the caller
 * @param acknowledge by when the writer should be told something; {@code null} where something was, or nothing is owed
 * @param days until it is due, negative when late, {@code null} where nothing is owed any more
 * @param people names by account
 * @param languages to answer in
 * @param agencies to transfer to
 * @param colleagues to assign to
 * @param lead the agency that is supported, by name, or {@code null}
 * @param attempt the form that came back
 * @param suggestions agencies that it could be for
 * @param translated its texts in another language, as {@link TicketFile#translated} names them; none that the reader
 *     reads as they are
 * @param similar published records that say something similar
 */
public record TicketPageView(
        TicketList queue,
        TicketFile file,
        Language language,
        DrawnText title,
        DrawnText words,
        DrawnText detail,
        String agency,
        boolean own,
        Long days,
        TicketList.Acknowledge acknowledge,
        List<String> topics,
        ThreadView thread,
        Map<String, String> people,
        List<Talk> talk,
        List<Event> history,
        List<Choice> languages,
        List<Choice> agencies,
        List<Choice> colleagues,
        Lead lead,
        Tried attempt,
        List<LookingView.Could> suggestions,
        List<SimilarRecords.Similar> similar,
        Map<String, Translated> translated)
        implements View {

    /**
     * A text in another language, as far as it is there.
     *
     * @param language of the translation
     * @param title {@code null} where the text has none
     * @param words {@code null} while it waits for a translator
     * @param how {@code waiting|person|machine}, of what an agency wrote also {@code draft}: as in
     *     {@code casework.translated.…}
     */
    public record Translated(Language language, DrawnText title, DrawnText words, String how) {}

    /** Something said between the writer and the agency; {@code sealed}: words of it were taken back. */
    public record Talk(What what, Instant at, String by, DrawnText words, boolean isPublic, boolean sealed) {
        /** What it is. */
        public enum What implements Tagged {
            ANSWER,
            /** By the agency. */
            ASKED,
            /** By the writer. */
            REPLIED
        }
    }

    /** The agency that leads, and what it answered; {@code words} {@code null} where they are for the writer alone. */
    public record Lead(String agency, TicketStatus status, boolean active, Instant dueBy, List<Talk> answers) {}

    /**
     * An act whose form came back: refused, or not done before its writer was warned.
     *
     * @param status the page's HTTP status
     * @param act whose fields keep what was typed; {@code null}: none was tried
     * @param conflict why it was refused, as a message key, or {@code null}
     * @param typed by field
     * @param warnings what may tell who somebody is in its words, which are not sent yet
     */
    public record Tried(
            int status,
            String act,
            String conflict,
            List<Fault> faults,
            Map<String, String> typed,
            List<WarningItem> warnings) {
        /** The page as it was asked for. */
        static final Tried NOTHING = new Tried(200, null, null, List.of(), Map.of(), List.of());
    }

    @Override
    public int status() {
        return attempt.status();
    }

    @Override
    public boolean undone() {
        return attempt.conflict() != null
                || !attempt.faults().isEmpty()
                || !attempt.warnings().isEmpty();
    }

    @Override
    public List<Fault> faults() {
        return attempt.faults();
    }

    /** The act that was tried, or {@code null}. */
    public String tried() {
        return attempt.act();
    }

    /** Something that happened, in words of the reader's language, and in between what somebody is called or wrote. */
    public record Event(Instant at, List<Part> words) {
        /** Of private use: the isolates that messages put around arguments stay what they are. */
        private static final char BEGIN = '\uE000';

        private static final char END = '\uE001';

        /** A part of it; {@code given}: a name, or what somebody wrote, in whatever language and direction. */
        public record Part(String text, boolean given) {}

        /** A name, or what somebody wrote, as it is put into a sentence that becomes an event. */
        static String given(String text) {
            return text == null ? null : BEGIN + text.replaceAll("[" + BEGIN + END + "]", "") + END;
        }

        static Event of(Instant at, String sentence) {
            List<Part> parts = new ArrayList<>();
            for (String part : sentence.split("(?=" + BEGIN + ")|(?<=" + END + ")")) {
                boolean given = part.charAt(0) == BEGIN;
                parts.add(new Part(given ? part.substring(1, part.length() - 1) : part, given));
            }
            return new Event(at, parts);
        }
    }

    /** The languages for a message: first that it is found out. */
    public List<Choice> messageLanguages(String detect) {
        return Stream.concat(Stream.of(new Choice("", detect)), languages.stream())
                .toList();
    }

    /** What was typed into a field, or what it begins with. */
    public String typed(String field, String otherwise) {
        return attempt.typed().getOrDefault(field, otherwise);
    }

    /** What the words tried are known by, once their writer was warned of them. */
    public String sure() {
        return sure(Texts.stripped("/text", typed(tried() + "-text", "")));
    }

    static String sure(String text) {
        return Texts.length(text) + "-" + Integer.toHexString(text.hashCode());
    }

    /** What is said of something in the talk in another language, or {@code null}. */
    public Translated translated(Talk said) {
        String kind = said.what() == Talk.What.ANSWER ? "answer" : said.what() == Talk.What.ASKED ? "message" : "reply";
        return translated.get(TicketReading.said(kind, said.at()));
    }

    /** The words of what was sent that the glossary knows; none where it was taken back. */
    public List<DrawnText.Gloss> glosses() {
        return DrawnText.glosses(
                file.withdrawn()
                        ? List.of()
                        : Stream.of(title, words, detail)
                                .filter(Objects::nonNull)
                                .toList());
    }

    /** Those of what the writer sent later. */
    public List<DrawnText.Gloss> talkGlosses() {
        return DrawnText.glosses(talk.stream()
                .filter(said -> said.what() == Talk.What.REPLIED)
                .map(Talk::words)
                .toList());
    }

    /** Whether it is with the coordinating office, where it is passed on more often than answered. */
    public boolean office() {
        return file.ticket().agency().equals(Identity.OFFICE);
    }

    public boolean may(String act) {
        return file.acts().contains(act);
    }

    /** Whether an act's form stands open: it was tried and refused. */
    public boolean open(String act) {
        return act.equals(tried());
    }

    /** The name of an account's owner. */
    public String person(String account) {
        return people.getOrDefault(account, account);
    }
}
