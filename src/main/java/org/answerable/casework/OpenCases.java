package org.answerable.casework;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.answerable.directory.Directory;
import org.answerable.routing.CasesInHand;

/** What the directory may know of tickets: how many there are. */
@ApplicationScoped
class OpenCases implements CasesInHand {
    @Inject
    Tickets tickets;

    @Inject
    Directory directory;

    @Override
    public int owedBy(String agency) {
        return tickets.owedBy(agency, MOST + 1).size();
    }

    @Override
    public int about(String topic) {
        return tickets.owedAbout(directory.topicsAlike(topic), MOST + 1);
    }
}
