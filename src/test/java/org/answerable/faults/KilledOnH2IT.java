package org.answerable.faults;

import org.answerable.platform.Databases;

class KilledOnH2IT extends KilledServer {
    KilledOnH2IT() {
        super(Databases.Kind.H2);
    }
}
