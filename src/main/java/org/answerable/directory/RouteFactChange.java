package org.answerable.directory;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.answerable.platform.Tagged;

/** An answer that was given to a fact of an agency's way to complain, or that it was taken out; never altered. */
@Entity
@Table(name = "route_fact_change")
class RouteFactChange {
    private static final String TAKEN_OUT = "none";

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "route_fact_change_seq")
    @SequenceGenerator(name = "route_fact_change_seq", sequenceName = "route_fact_change_seq", allocationSize = 50)
    private Long id;

    private String agency;
    private String fact;
    private String says;
    private String checked;
    private String source;
    private Instant at;

    protected RouteFactChange() {}

    /** {@code answer} is {@code null} where the fact has none any more. */
    RouteFactChange(String agency, RouteFact fact, RouteAnswer answer, Instant at) {
        this.agency = agency;
        this.fact = fact.tag();
        this.says = answer == null ? TAKEN_OUT : answer.says().tag();
        this.checked = answer == null ? null : answer.checked();
        this.source = answer == null ? null : answer.source();
        this.at = at;
    }

    RouteFact fact() {
        return Tagged.of(RouteFact.values(), fact).orElseThrow();
    }

    /** Empty where it was taken out. */
    Optional<RouteAnswer> answer() {
        return Tagged.of(RouteAnswer.Says.values(), says).map(said -> new RouteAnswer(said, checked, source));
    }

    Instant at() {
        return at;
    }

    /** What its act says. */
    String journaled() {
        return says + " " + (checked == null ? "-" : checked) + " " + (source == null ? "-" : source);
    }
}
