package org.answerable.intake;

import org.answerable.web.View;

/**
 * What Back finds where a form was, after it was sent: no form that is empty, and not the receipt, which is shown once.
 */
public record SentView() implements View {}
