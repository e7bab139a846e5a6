package org.answerable.office;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import org.answerable.platform.DatabaseWatch;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Readiness tells whether feedback is taken, and why not. It says UP all the same: the server serves, and only so can
 * an administrator end it.
 */
@ApplicationScoped
public class ReceptionHealth {
    @Inject
    Reception reception;

    @Inject
    DatabaseWatch watch;

    @Produces
    @Readiness
    HealthCheck office() {
        return () -> {
            if (watch.isAway()) {
                return HealthCheckResponse.named("office")
                        .up()
                        .build(); // The check of the database says what is wrong.
            }
            boolean open;
            try {
                open = reception.isOpen();
            } catch (RuntimeException away) { // A check that throws would hide all others.
                return HealthCheckResponse.named("office").down().build();
            }
            var check = HealthCheckResponse.named("office").up().withData("open", open);
            if (!open) {
                check.withData("missing", "an active account with the role coordinator");
            }
            return check.build();
        };
    }
}
