package org.answerable.townhall;

import org.answerable.platform.Tagged;

/** How far a meeting has come, as pages say it: more closely than its {@link MeetingStatus}. */
public enum MeetingStage implements Tagged {
    PLANNED(MeetingStatus.PLANNED),
    /** Its day has come; nobody said that it was held, by a word or by what was recorded of it. */
    PASSED(MeetingStatus.HELD),
    /** It was held, and nothing was promised so far. */
    TOOK_PLACE(MeetingStatus.HELD),
    /** It was held, and promises are being worked on. */
    HELD(MeetingStatus.HELD),
    CLOSED(MeetingStatus.CLOSED),
    CANCELLED(MeetingStatus.CANCELLED);

    private final MeetingStatus status;

    MeetingStage(MeetingStatus status) {
        this.status = status;
    }

    public MeetingStatus status() {
        return status;
    }

    /** Whether somebody said that it was held. */
    public boolean isTold() {
        return this == TOOK_PLACE || this == HELD || this == CLOSED;
    }
}
