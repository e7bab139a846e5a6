package org.answerable.campaigns;

import org.answerable.platform.Tagged;

/** Texts that are grouped with each other; groups of two spaces know nothing of each other. */
public enum Space implements Tagged {
    /** Submissions as agencies read them, by their opaque ids. */
    DESK,
    /** Public records as the public reads them, by their ids. */
    PUBLIC
}
