package org.answerable.routing;

/** Port: what agencies still have to answer, as far as the directory must know before something ends. */
public interface CasesInHand {
    /** Up to how many are counted: where there are more, one more than that. */
    int MOST = 1_000;

    /** How many tickets an agency still owes an answer. */
    int owedBy(String agency);

    /** How many tickets about a topic still wait for an answer. */
    int about(String topic);
}
