package org.answerable.directory;

import java.util.List;
import org.answerable.language.Language;
import org.answerable.web.View;

/**
 * Two versions of a document beside each other.
 *
 * @param own the language of its title
 * @param numbers of versions in that language
 */
public record ComparisonView(
        String slug,
        String title,
        Language own,
        Language language,
        int from,
        int to,
        List<Integer> numbers,
        Comparison compared)
        implements View {}
