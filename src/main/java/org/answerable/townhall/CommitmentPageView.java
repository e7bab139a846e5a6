package org.answerable.townhall;

import java.util.List;
import org.answerable.web.View;

/**
 * One promise with its steps and the voices behind it.
 *
 * @param missing whether it is not there in the reader's language
 * @param days within how many a translation is mostly done; 0 where that is not known
 * @param asked whether the reader has just asked for a translation
 */
public record CommitmentPageView(Card card, List<Voice> voices, boolean missing, int days, boolean asked)
        implements View {}
