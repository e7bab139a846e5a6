package org.answerable.intake;

import java.util.List;
import org.answerable.intake.ShareView.PageNote;
import org.answerable.language.Language;
import org.answerable.web.View;

/**
 * "Do you want to take this back?"
 *
 * @param days for how many days the words are kept under seal
 * @param language the language in which it is written
 * @param words what the writer wrote, to be copied before nobody reads it here any more
 */
public record WithdrawView(int status, String receipt, int days, Language language, List<String> words, PageNote note)
        implements View {}
