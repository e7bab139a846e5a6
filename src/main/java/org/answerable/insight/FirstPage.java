package org.answerable.insight;

import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import org.answerable.access.Needs;
import org.answerable.access.Right;
import org.answerable.access.UseCase;
import org.answerable.directory.Directory;
import org.answerable.insight.HomeView.Quote;
import org.answerable.language.Language;
import org.answerable.platform.http.Passage;
import org.answerable.publication.PublicRecord;
import org.answerable.publication.PublicRecord.PublicAnswer;
import org.answerable.publication.PublicRecords;
import org.answerable.publication.Redaction;

/** Reads what the first page shows: what was lately answered, where to come next, what was promised and kept. All of it is public. */
@UseCase
public class FirstPage {
    private static final int QUOTES = 5;

    @Inject
    PublicRecords records;
    @Inject
    Directory directory;

    /** The first page for a reader. */
    @Transactional
    @Needs(Right.PUBLIC)
    public HomeView read(Language reader) {
        List<Quote> quotes = records.latestAnswered(QUOTES).stream().map(record -> quote(record, reader)).toList();
        return new HomeView(quotes, null, 0, 0, List.of());
    }

    private Quote quote(PublicRecord record, Language reader) {
        PublicAnswer answer = record.answers().getLast();
        return new Quote("/records/" + record.id(), new Language(record.language()), passage(record.text(), record.language(), record.redactions()),
                directory.countyName(record.county()), record.submittedOn(), directory.agencyName(answer.agency(), reader), new Language(answer.language()),
                passage(answer.text(), answer.language(), answer.redactions()));
    }

    private static Passage passage(String text, String language, List<Redaction> redactions) {
        return Passage.of(text, new Language(language), redactions.stream().map(Redaction::kind).toList());
    }
}
