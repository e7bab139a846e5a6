package org.answerable.platform;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Has EclipseLink give up where the database is away. It would try twice more, five seconds apart, while a reader waits
 * and a turn is held; trying again is for who asked. There is no property for it, and its classes are not an
 * application's to see, so that it is asked by name.
 */
@ApplicationScoped
public class QuickRefusal {
    private static final Logger LOG = Logger.getLogger(QuickRefusal.class.getName());

    @PersistenceUnit(unitName = "answerable")
    EntityManagerFactory factory;

    void onStart(@Observes @Priority(3) @Initialized(ApplicationScoped.class) Object start) {
        try {
            Object model = factory.getMetamodel();
            Object project = model.getClass().getMethod("getProject").invoke(model);
            Object login = project.getClass().getMethod("getDatasourceLogin").invoke(project);
            login.getClass().getMethod("setQueryRetryAttemptCount", int.class).invoke(login, 0);
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.log(Level.WARNING, "while the database is away, some will wait for ten seconds: " + Loop.kinds(e));
        }
    }
}
