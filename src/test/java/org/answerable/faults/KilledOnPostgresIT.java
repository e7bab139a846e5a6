package org.answerable.faults;

import org.answerable.platform.Databases;

class KilledOnPostgresIT extends KilledServer {
    KilledOnPostgresIT() {
        super(Databases.Kind.POSTGRESQL);
    }
}
