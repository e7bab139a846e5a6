package org.answerable.intake;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;

/** That a submission's writer left an agency out, for queries to ask; {@link Submission#leavesOut} is the same. EclipseLink cannot ask a collection of a joined entity. */
@Entity
@Table(name = "submission_excluded")
class LeftOut {
    /** Which submission, and which agency. */
    @Embeddable
    static class Key implements Serializable {
        private static final long serialVersionUID = 1;
        private Long submission;
        private String agency;

        protected Key() {}

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.submission.equals(submission) && key.agency.equals(agency);
        }

        @Override
        public int hashCode() {
            return Objects.hash(submission, agency);
        }
    }

    @EmbeddedId
    private Key key;

    protected LeftOut() {}
}
