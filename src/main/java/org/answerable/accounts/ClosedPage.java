package org.answerable.accounts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * A page of the desk whose words were taken back for good. It comes to be with that, and ends when no draft can be as
 * old; meanwhile nothing is kept at the page or below it, though it may still stand open somewhere.
 */
@Entity
@Table(name = "desk_closed")
public class ClosedPage {
    @Id
    private String path;

    @Column(name = "closed_at")
    private Instant closedAt;

    protected ClosedPage() {}

    ClosedPage(String path, Instant closedAt) {
        this.path = path;
        this.closedAt = closedAt;
    }
}
