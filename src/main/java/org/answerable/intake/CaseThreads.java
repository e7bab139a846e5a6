package org.answerable.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.answerable.access.Identity;
import org.answerable.directory.Agency;
import org.answerable.directory.Directory;
import org.answerable.intake.CaseView.ShownMessage;
import org.answerable.intake.Following.Case;
import org.answerable.intake.GivenView.Expected;
import org.answerable.intake.Handling.GivenAnswer;
import org.answerable.intake.Handling.TicketState;
import org.answerable.intake.ShareView.PageNote;
import org.answerable.language.Barred;
import org.answerable.language.Language;
import org.answerable.language.Messages;
import org.answerable.language.Translations;
import org.answerable.platform.Refusal.Fault;
import org.answerable.platform.Time;
import org.answerable.web.DrawnText;
import org.answerable.web.Rendering;
import org.answerable.web.ThreadView;
import org.answerable.web.ThreadView.Knot;
import org.answerable.web.ThreadView.KnotName;
import org.answerable.web.ThreadView.KnotState;
import org.answerable.web.ThreadView.Size;
import org.answerable.web.ThreadView.Strand;

/** Draws a case as the thread its writer sees: said once, then a strand for each agency that has it. */
@ApplicationScoped
class CaseThreads {
    @Inject
    Directory directory;

    @Inject
    Messages messages;

    @Inject
    Instance<Translations> translations;

    @Inject
    Time time;

    GivenView given(
            String receipt, Case found, boolean mayBePublic, boolean mail, List<String> notes, Language reader) {
        List<Expected> expected = found.progress().tickets().stream()
                .filter(t -> t.status() != TicketStatus.TRANSFERRED && !t.looking())
                .map(t -> new Expected(agency(t.agency(), reader), Time.day(t.dueBy())))
                .toList();
        return new GivenView(
                receipt,
                thread(found, false, reader),
                expected,
                mayBePublic,
                mail,
                notes,
                names(found.consent().excludeAgencies(), reader),
                found.hidden(),
                found.progress().tickets().stream().anyMatch(TicketState::looking));
    }

    CaseView opened(
            int status, String receipt, Case found, String reply, List<Fault> faults, PageNote note, Language reader) {
        List<ShownMessage> exchanged = found.progress().messages().stream()
                .map(m -> message(m, found.status() == CaseStatus.WITHDRAWN, reader))
                .toList();
        boolean looking = found.status() == CaseStatus.RECEIVED
                && found.progress().tickets().stream()
                        .filter(t -> t.status() != TicketStatus.TRANSFERRED)
                        .allMatch(TicketState::looking);
        boolean canWrite = found.status() != CaseStatus.WITHDRAWN
                && found.progress().tickets().stream()
                        .anyMatch(t -> t.status() != TicketStatus.CLOSED && t.status() != TicketStatus.TRANSFERRED);
        return new CaseView(
                status,
                receipt,
                looking ? "looking" : found.status().tag(),
                thread(found, true, reader),
                found.timeline(),
                exchanged,
                written(found),
                canWrite,
                found.keptUntil() == null ? null : Time.day(found.keptUntil()),
                names(found.consent().excludeAgencies(), reader),
                found.hidden(),
                reply,
                faults,
                note);
    }

    /** In the reader's language where it is there; else with word of when it will be. */
    private ShownMessage message(Handling.SentMessage m, boolean withdrawn, Language reader) {
        Language in = new Language(m.language());
        if (own(m)) {
            return new ShownMessage(null, m.at(), DrawnText.of(m.text(), in), null, null);
        }
        Barred text = agencys(m.text(), withdrawn);
        Rendering rendering =
                Rendering.needed(text, in, m.translations(), reader).orElse(null);
        boolean missing = rendering == null && !in.equals(Language.UNDETERMINED) && !Translations.alike(in, reader);
        return new ShownMessage(
                agency(m.agency(), reader), m.at(), DrawnText.of(text, in), rendering, missing ? none(reader) : null);
    }

    /**
     * The page on which the choices are made anew: of all agencies that have it or had it, that are left out, or that
     * are federal.
     */
    ConsentView consent(
            int status,
            String receipt,
            Case found,
            Consenting.Wish wish,
            List<Fault> faults,
            PageNote note,
            Language reader) {
        List<String> leftOut =
                wish.excludeAgencies() == null ? found.consent().excludeAgencies() : wish.excludeAgencies();
        Set<String> slugs = new LinkedHashSet<>();
        found.progress().tickets().forEach(t -> slugs.add(t.agency()));
        directory.agencies().stream()
                .filter(a -> a.level() == Agency.Level.FEDERAL)
                .forEach(a -> slugs.add(a.slug()));
        slugs.addAll(leftOut);
        List<ConsentView.AgencyChoice> agencies = slugs.stream()
                .filter(slug -> !slug.equals(Identity.OFFICE))
                .flatMap(slug -> directory.agency(slug).stream())
                .map(a -> new ConsentView.AgencyChoice(
                        a.slug(),
                        a.name(reader),
                        "intake.share.level." + a.level().tag(),
                        found.progress().reads().stream()
                                .filter(r -> r.agency().equals(a.slug()))
                                .map(Handling.Read::at)
                                .findFirst()
                                .orElse(null),
                        leftOut.contains(a.slug())))
                .toList();
        return new ConsentView(
                status,
                receipt,
                wish.publish() == null ? found.consent().publish() : wish.publish(),
                wish.maskPersonal() == null ? found.consent().maskPersonal() : wish.maskPersonal(),
                !found.disowns(),
                agencies,
                faults,
                note);
    }

    private List<String> names(List<String> slugs, Language reader) {
        return slugs.stream().map(slug -> agency(slug, reader)).toList();
    }

    /** All that its writer wrote, in the order in which it was written. */
    static List<String> words(Case found) {
        List<String> words = new ArrayList<>();
        if (found.title() != null) {
            words.add(found.title());
        }
        words.add(found.text());
        found.progress().messages().stream().filter(CaseThreads::own).forEach(m -> words.add(m.text()));
        return words;
    }

    /** How many messages the writer has sent. */
    static long written(Case found) {
        return found.progress().messages().stream().filter(CaseThreads::own).count();
    }

    static boolean own(Handling.SentMessage message) {
        return message.from() == Correspondent.WRITER;
    }

    private ThreadView thread(Case found, boolean words, Language reader) {
        Knot said = new Knot(KnotName.SAID, KnotState.DONE)
                .by(messages.get(reader, "intake.thread.you"))
                .at(found.submittedAt());
        if (words && !found.text().isEmpty()) {
            String all = found.title() == null ? found.text() : found.title() + "\n\n" + found.text();
            said = said.words(all, new Language(found.language()));
        }
        // What was passed on goes on as the strand of the agency that it went to; the passing itself is in that
        // strand's reasons.
        List<Strand> strands = found.progress().tickets().stream()
                .filter(t -> t.status() != TicketStatus.TRANSFERRED)
                .map(t -> new Strand(agency(t.agency(), reader), strand(t, found, words, reader)))
                .toList();
        if (strands.size() == 1) {
            List<Knot> knots = new ArrayList<>(List.of(said));
            knots.addAll(strands.get(0).knots());
            return ThreadView.of(words ? Size.LARGE : Size.MEDIUM, knots);
        }
        return new ThreadView(words ? Size.LARGE : Size.MEDIUM, List.of(said), strands);
    }

    private List<Knot> strand(TicketState ticket, Case found, boolean words, Language reader) {
        List<Knot> knots = new ArrayList<>();
        String because = String.join(" ", ticket.because());
        String name = agency(ticket.agency(), reader);
        if (ticket.looking()) {
            return List.of(
                    new Knot(KnotName.ROUTED, KnotState.OPEN).note(messages.get(reader, "intake.thread.looking")),
                    new Knot(KnotName.ANSWERED, KnotState.OPEN));
        }
        boolean withdrawn = found.status() == CaseStatus.WITHDRAWN;
        knots.add(new Knot(KnotName.ROUTED, KnotState.DONE)
                .by(name)
                .at(ticket.receivedAt())
                .note(acknowledge(ticket, because, reader)));
        boolean answered = false;
        for (GivenAnswer answer : found.progress().answers()) {
            if (Objects.equals(answer.agency(), ticket.agency())) {
                Knot knot = new Knot(KnotName.ANSWERED, KnotState.DONE).by(name).at(answer.at());
                knots.add(words ? answered(knot, answer, withdrawn, reader) : knot);
                answered = true;
            }
        }
        if (!answered) {
            Knot awaited =
                    switch (ticket.status()) {
                        case CLOSED ->
                            withdrawn
                                    ? new Knot(KnotName.ANSWERED, KnotState.DROPPED)
                                    : new Knot(KnotName.ANSWERED, KnotState.DROPPED).by(name);
                        case WAITING ->
                            new Knot(KnotName.ANSWERED, KnotState.OPEN)
                                    .by(messages.get(reader, "intake.thread.you-waited"))
                                    .note(messages.get(reader, "intake.thread.asked", name));
                        default ->
                            new Knot(
                                            KnotName.ANSWERED,
                                            time.now().isAfter(ticket.dueBy()) ? KnotState.LATE : KnotState.OPEN)
                                    .by(name)
                                    .until(ticket.dueBy());
                    };
            knots.add(awaited);
        }
        return knots;
    }

    /** Why the agency has it and, until it has said something, by when it should. */
    private String acknowledge(TicketState ticket, String because, Language reader) {
        if (ticket.status() != TicketStatus.OPEN || ticket.acknowledgedAt() != null) {
            return because;
        }
        boolean late = time.now().isAfter(ticket.acknowledgeBy());
        return (because
                        + " "
                        + messages.get(
                                reader,
                                late ? "intake.thread.acknowledge.late" : "intake.thread.acknowledge",
                                Time.day(ticket.acknowledgeBy())))
                .strip();
    }

    /** In the reader's language where it is there; else with word of when it will be. */
    private Knot answered(Knot awaited, GivenAnswer answer, boolean withdrawn, Language reader) {
        Language in = new Language(answer.language());
        Barred text = agencys(answer.text(), withdrawn);
        Knot knot = awaited.words(text, in);
        if (Translations.alike(in, reader)) {
            return knot;
        }
        return Rendering.needed(text, in, answer.translations(), reader)
                .map(knot::rendered)
                .orElseGet(() -> knot.note(none(reader)));
    }

    /** What an agency wrote: bars stand in it only where it repeated words that were taken back. */
    private static Barred agencys(String text, boolean withdrawn) {
        return withdrawn ? Barred.marked(text) : Barred.none(text);
    }

    private String none(Language reader) {
        int days = translations.isResolvable()
                ? translations.get().usualDays(reader).orElse(0)
                : 0;
        String none = messages.get(reader, "translation.none");
        return days == 0 ? none : none + " " + messages.get(reader, "translation.usual", days);
    }

    private String agency(String slug, Language reader) {
        return directory.agencyName(slug, reader);
    }
}
