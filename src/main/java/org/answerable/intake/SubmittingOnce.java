package org.answerable.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.answerable.language.Language;
import org.answerable.platform.Refusal;

/** Of two equal requests at the same moment one meets the other's row; asked again, it finds the answer there. */
@ApplicationScoped
class SubmittingOnce {
    @Inject
    Submitting submitting;

    Acknowledgement submit(NewSubmission written, Submitting.Repeatable request, Language reader) {
        try {
            return submitting.submit(written, request, reader);
        } catch (RuntimeException e) {
            for (Throwable t = e; t != null; t = t.getCause()) {
                if (t instanceof Refusal refusal) {
                    throw refusal;
                }
            }
            return submitting.submit(written, request, reader);
        }
    }
}
