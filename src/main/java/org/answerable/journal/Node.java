package org.answerable.journal;

import jakarta.enterprise.context.ApplicationScoped;

/** This node's part in the journal. */
@ApplicationScoped
class Node {
    void wake() {}
}
