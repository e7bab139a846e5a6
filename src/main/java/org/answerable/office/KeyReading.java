package org.answerable.office;

import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.answerable.access.Needs;
import org.answerable.access.Right;
import org.answerable.access.UseCase;
import org.answerable.platform.crypto.KeyRotations;
import org.answerable.platform.crypto.Keys;

/** Which keys this server seals and opens with, and what needs each: ids and numbers, nothing of a key. */
@UseCase
public class KeyReading {
    @Inject
    Keys keys;

    @Inject
    KeyRotations rotations;

    /**
     * A key.
     *
     * @param key its id
     * @param primary whether it seals what is new
     * @param held whether this server has it; what needs a key that is not held stays closed
     */
    public record SealingKey(String key, boolean primary, boolean held, List<KeyNeed> needs) {}

    /** How many rows of a kind were sealed with it. */
    public record KeyNeed(String what, long count) {}

    /** All that this server has, and all that something needs. Reads a few characters of every sealed row. */
    @Transactional
    @Needs(Right.REBUILD_INDEX)
    public List<SealingKey> all() {
        Map<String, Map<String, Long>> needs = rotations.needs();
        Set<String> ids = new TreeSet<>(needs.keySet());
        ids.addAll(keys.sealingKeys());
        List<SealingKey> all = new ArrayList<>();
        for (String id : ids) {
            all.add(new SealingKey(
                    id,
                    id.equals(keys.sealingKey()),
                    keys.sealingKeys().contains(id),
                    needs.getOrDefault(id, Map.of()).entrySet().stream()
                            .map(row -> new KeyNeed(row.getKey(), row.getValue()))
                            .toList()));
        }
        return all;
    }
}
