package org.answerable.demo;

import java.time.Instant;
import org.answerable.platform.Time;

/** For tests elsewhere: whether public offices were open at an instant. */
public final class OpenDays {
    private OpenDays() {}

    public static boolean open(Instant at) {
        return OfficeDays.isOpen(Time.day(at));
    }
}
