package org.answerable.publication;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The port to town halls: the commitments that came of records. */
public interface Promises {
    /** By record id; records without any may be absent. Text in the language it was written in first. */
    Map<String, List<PublicRecord.PublicCommitment>> of(Collection<String> records);
}
