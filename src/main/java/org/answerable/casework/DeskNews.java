package org.answerable.casework;

import java.util.List;
import org.answerable.access.Identity;
import org.answerable.language.Language;

/** What another feature has for somebody on the desk's first page, beside tickets. Implementations are CDI beans. */
public interface DeskNews {
    /** What there is for this person; nothing where their rights do not reach it. */
    List<DeskView.Can> lines(Identity me, Language reader);
}
