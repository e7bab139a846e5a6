package org.answerable.insight;

import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.answerable.access.Needs;
import org.answerable.access.Right;
import org.answerable.access.UseCase;
import org.answerable.directory.Directory;
import org.answerable.insight.HomeView.Meeting;
import org.answerable.insight.HomeView.Promise;
import org.answerable.insight.HomeView.Quote;
import org.answerable.language.Language;
import org.answerable.platform.JtaTransactions;
import org.answerable.platform.Time;
import org.answerable.publication.PromiseStatus;
import org.answerable.publication.PublicRecord;
import org.answerable.publication.PublicRecord.PublicAnswer;
import org.answerable.publication.PublicRecords;
import org.answerable.townhall.TownHallReading;
import org.answerable.townhall.TownHallReading.CommitmentView;
import org.answerable.townhall.TownHallReading.StepView;
import org.answerable.web.Addresses;
import org.answerable.web.Quoted;
import org.answerable.web.ThreadView;

/**
 * Reads what the first page shows: what was lately answered, where to come next, what was promised and kept. All of it
 * is public.
 */
@UseCase
public class FirstPage {
    private static final int QUOTES = 5;
    private static final int OWN_QUOTES = 3;
    private static final int PROMISES = 3;

    @Inject
    PublicRecords records;

    @Inject
    JtaTransactions transactions;

    @Inject
    Directory directory;

    @Inject
    TownHallReading townHalls;

    /** The first page for a reader. */
    @Transactional
    @Needs(Right.PUBLIC)
    public HomeView read(Language reader) {
        List<Quote> quotes =
                quoted(reader).stream().map(record -> quote(record, reader)).toList();
        Meeting meeting = townHalls.next(reader).map(FirstPage::meeting).orElse(null);
        TownHallReading.PromisesMade promises = townHalls.promises(reader, PROMISES);
        return new HomeView(
                quotes,
                meeting,
                (int) promises.kept(),
                (int) promises.made(),
                promises.latest().stream().map(FirstPage::promise).toList());
    }

    /** Some in the reader's language first, so that they can be read; then the latest, whatever they are in. */
    private List<PublicRecord> quoted(Language reader) {
        Set<String> ids = Tallies.in(transactions, tallies -> {
            Set<String> latest = new LinkedHashSet<>(tallies.latest(Tallies.ANSWERED + ":" + reader.tag(), OWN_QUOTES));
            latest.addAll(tallies.latest(Tallies.ANSWERED, QUOTES));
            return latest;
        });
        return records.find(ids).values().stream()
                .filter(record -> !record.answers().isEmpty())
                .limit(QUOTES)
                .toList();
    }

    static Meeting meeting(TownHallReading.TownHallItem item) {
        return new Meeting(
                Addresses.townHall(item.slug()),
                item.title().text(),
                item.title().language(),
                item.startsAt(),
                item.place(),
                item.languages().stream().map(Language::new).toList());
    }

    private static Promise promise(CommitmentView kept) {
        return new Promise(
                Addresses.commitment(kept.id()),
                kept.words().text(),
                kept.words().language(),
                kept.ownerName(),
                Time.day(keptAt(kept)),
                ThreadView.promise(ThreadView.KnotState.DONE));
    }

    private static Instant keptAt(CommitmentView kept) {
        Optional<Instant> step = kept.history().stream()
                .filter(s -> s.status() == PromiseStatus.DONE)
                .map(StepView::at)
                .max(Comparator.naturalOrder());
        return step.orElse(kept.madeAt());
    }

    private Quote quote(PublicRecord record, Language reader) {
        PublicAnswer answer = record.answers().getLast();
        return new Quote(
                Addresses.record(record.id()),
                Quoted.of(record.barred(), record.language(), record.translations(), reader),
                directory.countyName(record.county()),
                record.submittedOn(),
                directory.agencyName(answer.agency(), reader),
                Quoted.of(answer.barred(), answer.language(), answer.translations(), reader));
    }
}
