package org.answerable.casework;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.answerable.intake.Contacts;
import org.answerable.journal.Act;
import org.answerable.journal.Follower;
import org.answerable.platform.AfterCommit;
import org.answerable.platform.JtaTransactions;
import org.answerable.platform.Time;

/** Makes a notice of each act that is news for a writer who left an e-mail address. */
@ApplicationScoped
class NoticesFollower implements Follower {
    /** The acts on a ticket that are news for its writer. */
    static final Map<String, String> KINDS = Map.of(
            "ticket.answered",
            "answer",
            "message.sent",
            "message",
            "ticket.transferred",
            "transfer",
            "ticket.acknowledged",
            "acknowledgement");

    @Inject
    Tickets tickets;

    @Inject
    Contacts contacts;

    @Inject
    @Any
    Instance<NoticeAudience> audiences;

    @Inject
    JtaTransactions transactions;

    @Inject
    AfterCommit afterCommit;

    @Inject
    NoticesSending sending;

    @Inject
    Time time;

    private final Runnable wakeUp = () -> sending.wake();

    @Override
    public String name() {
        return "notices";
    }

    @Override
    public void follow(List<Act> acts) throws Exception {
        for (Act act : acts) {
            String kind = KINDS.get(act.act());
            if (kind != null) {
                add(
                        act,
                        kind,
                        tickets.find(act.id()).map(ticket -> ticket.submission().id()).stream()
                                .toList());
            }
            for (NoticeAudience audience : audiences) {
                String theirs = audience.kind(act);
                if (theirs != null) {
                    add(act, theirs, audience.submissions(act));
                }
            }
        }
    }

    private void add(Act act, String kind, Collection<Long> submissions) throws Exception {
        for (long submission : submissions) {
            if (contacts.hasMailbox(submission)) {
                String cause = act.position() + ":" + kind + ":" + submission;
                new Notices(transactions).add(cause, submission, kind, time.real());
                afterCommit.run(wakeUp);
            }
        }
    }
}
