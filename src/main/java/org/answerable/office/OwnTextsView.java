package org.answerable.office;

import java.util.List;
import org.answerable.language.Language;
import org.answerable.office.OwnTextKeeping.Overview;
import org.answerable.web.View;

/** The parts whose texts the office may write, and how each stands in each language. */
public record OwnTextsView(List<Overview> parts, List<Language> languages) implements View {}
