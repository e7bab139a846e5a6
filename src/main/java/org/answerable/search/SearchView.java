package org.answerable.search;

import java.time.LocalDate;
import java.util.List;
import org.answerable.language.Language;
import org.answerable.platform.Refusal.Fault;
import org.answerable.web.Choice;
import org.answerable.web.ThreadView;
import org.answerable.web.View;

/**
 * The search page. Addresses are without the language, except those of the API.
 *
 * @param languages the options of the language box
 * @param language the language chosen, empty for every; several are separated by commas
 * @param chart when what was found was published; {@code null} where nothing was found
 * @param size hits of a page where another number than usual was asked for, else {@code null}
 * @param faults what of the request could not be read
 * @param clear the address without any filter
 * @param next the address of the next page, or {@code null}; {@code first} that of the first page, where this is
 *     another
 * @param things task forces and documents, beside what people wrote
 * @param reading how the words were understood
 * @param ways how else words can be written
 * @param collapse whether what says nearly the same is one hit, and {@code collapsed} how many records are none
 *     therefore
 * @param downloads the raw query for the API's addresses, empty or beginning with {@code ?}
 */
public record SearchView(
        String words,
        String language,
        List<Choice> languages,
        String from,
        String to,
        String sort,
        long total,
        boolean complete,
        List<Fault> faults,
        List<Group> groups,
        Chart chart,
        Integer size,
        List<Active> active,
        String clear,
        List<Hit> hits,
        String next,
        String first,
        String downloads,
        List<Thing> things,
        Reading reading,
        List<Way> ways,
        boolean collapse,
        long collapsed)
        implements View {
    /**
     * How the words were understood.
     *
     * @param understood {@code null} where they hold no syntax
     * @param leftOut what of them was left out, a sentence each
     * @param meant what may have been meant
     */
    public record Reading(String understood, List<String> leftOut, List<Meant> meant) {}

    /** Other words and the address where they are looked for. */
    public record Meant(String words, String path) {}

    /** A way to write a search: an example in the reader's language, and what it finds. */
    public record Way(String example, String found) {}

    /**
     * A task force or a public document that holds the words.
     *
     * @param own the language of its name
     */
    public record Thing(String path, String name, Language own, String kindKey) {}

    /** The filters of one facet: the frequent values, and the rest behind a disclosure. */
    public record Group(String parameter, String nameKey, List<Value> values, List<Value> more) {}

    /** A value, ticked or not; {@code official}: a name that is English in every language. */
    public record Value(String id, String value, String name, long count, boolean ticked, boolean official) {}

    /**
     * When what was found was published, as bars of one width, in pixels.
     *
     * @param years whether a bar is a year; else a month
     * @param most the name of the tallest
     * @param count its count
     * @param bars oldest first
     */
    public record Chart(boolean years, String most, long count, List<Bar> bars) {
        private static final int HEIGHT = 96;
        /** A finger's width, whatever the screen (WCAG 2.2, 2.5.8). */
        private static final int NARROWEST = 28;
        /** Two bars of this width are as wide as the names of two months below them. */
        private static final int WIDEST = 80;
        /** What fits the narrowest screen. */
        private static final int ROOM = 320;

        private static final int LEAST = 3;

        /** How tall a bar is: none for nothing, to be seen where there is one. */
        static int height(long count, long most) {
            return count == 0 ? 0 : (int) Math.max(LEAST, Math.round((double) HEIGHT * count / most));
        }

        public int height() {
            return HEIGHT;
        }

        public int step() {
            return Math.clamp(ROOM / bars.size(), NARROWEST, WIDEST);
        }

        public int width() {
            return step() * bars.size();
        }

        /** Where a bar begins, on the side that time runs from. */
        public int x(int bar, boolean fromRight) {
            return step() * (fromRight ? bars.size() - 1 - bar : bar);
        }
    }

    /** A bar; {@code href} the address that shows what it counts, {@code null} where that is nothing. */
    public record Bar(String name, long count, int height, String href) {}

    /** A filter in use and the address without it. */
    public record Active(String nameKey, String value, String href) {}

    /**
     * A hit: a quote in its own language.
     *
     * @param weaker whether it holds some of the words, not all
     * @param title {@code null} where the record has none; in {@code titleLanguage}
     * @param snippet escaped HTML with marks
     * @param answerOf whether the quote is from an answer
     * @param machine whether a machine made the translation that the quote is from; {@code null} where it is no
     *     translation
     * @param original what the quote is a translation of, where it was translated for its reader; else {@code null}
     * @param nearly the group it stands for, or {@code null}
     * @param reasons why it was found, where it does not hold the words themselves
     */
    public record Hit(
            String path,
            boolean weaker,
            String title,
            Language titleLanguage,
            Language language,
            String kind,
            String snippet,
            Language snippetLanguage,
            boolean answerOf,
            Boolean machine,
            Original original,
            List<FoundBy> reasons,
            List<String> agencies,
            List<String> topics,
            String county,
            LocalDate day,
            ThreadView thread,
            Search.Nearly nearly) {}

    /** The words as they were written; {@code open} where they alone hold what was looked for. */
    public record Original(String snippet, Language language, boolean open) {}

    /**
     * Why a record was found that says the same otherwise.
     *
     * @param meaning what the words and the text both mean, in the reader's language; {@code null} where a translation
     *     holds the words
     * @param isLearned whether the meaning is a word of the query of which a translation was learned
     * @param language the name of the language that matched
     */
    public record FoundBy(String meaning, boolean isLearned, String language) {}

    /** Without the place in the result: that is the place in one language's. */
    @Override
    public String queryString() {
        return downloads;
    }

    /** Whether what holds the whole query stands before what does not. */
    public boolean graded() {
        return sort.equals("relevance");
    }

    /** The hits of one kind. */
    public List<Hit> hits(boolean weaker) {
        return hits.stream().filter(hit -> hit.weaker() == weaker).toList();
    }

    /** Whether anything but words narrows the result. */
    public boolean filtered() {
        return !active.isEmpty();
    }
}
