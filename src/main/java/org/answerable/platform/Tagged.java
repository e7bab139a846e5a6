package org.answerable.platform;

import jakarta.json.bind.adapter.JsonbAdapter;
import java.util.Locale;
import java.util.Optional;

/**
 * A state or kind that programs write as a word: its name in small letters, with hyphens. An enumeration that is
 * answered as JSON says {@code @JsonbTypeAdapter(Tagged.AsTag.class)}, which holds for fields and in lists, not for the
 * values of maps; the description of the API has its values by the same word ({@code web.DescribedFields}).
 */
public interface Tagged {
    /** Of an enumeration's constant, which has it by itself. */
    String name();

    /** As programs write it. */
    default String tag() {
        return tag(name());
    }

    /** The word that is written for a constant. */
    static String tag(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The one that is written so; empty for what is none, {@code null} included. */
    static <T extends Tagged> Optional<T> of(T[] values, String tag) {
        for (T value : values) {
            if (value.tag().equals(tag)) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }

    /** Writes it into JSON; what is read is looked at by {@code web.JsonInput} and never comes here. */
    final class AsTag implements JsonbAdapter<Tagged, String> {
        @Override
        public String adaptToJson(Tagged value) {
            return value.tag();
        }

        @Override
        public Tagged adaptFromJson(String tag) {
            throw new UnsupportedOperationException(tag);
        }
    }
}
