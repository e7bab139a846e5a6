package org.answerable.learn;

import java.util.List;
import org.answerable.web.View;

/** All organizations that help, at the desk; {@code saved}: something was just written. */
public record HelpListView(List<HelpKeeping.Kept> entries, boolean mayEdit, boolean saved) implements View {}
