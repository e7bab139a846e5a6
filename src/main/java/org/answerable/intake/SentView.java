package org.answerable.intake;

import org.answerable.platform.http.View;

/** What Back finds where a form was, after it was sent: no form that is empty, and not the receipt, which is shown once. */
public record SentView() implements View {}
