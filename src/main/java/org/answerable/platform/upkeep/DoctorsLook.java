package org.answerable.platform.upkeep;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What a room has {@code script/doctor} look at ({@code META-INF/services}). It changes nothing and tells no secret.
 */
public interface DoctorsLook {
    /**
     * Looks, and says in a sentence what is well and what is not.
     *
     * @param variables the server's variables; empty where one is not given
     */
    void look(Function<String, Optional<String>> variables, Consumer<String> good, Consumer<String> wrong);
}
