package org.answerable.language;

import com.ibm.icu.text.MessagePattern;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.answerable.platform.Tagged;

/**
 * The port to the texts that an office has put in place of the product's: whole pages that are its own to answer for,
 * its letters, its name and its footer.
 */
public interface OfficeTexts {
    /** What belongs together and is edited on one page. */
    enum Part implements Tagged {
        NAME(null, "platform.layout.name", "platform.layout.mark", "platform.layout.source"),
        HOW_IT_WORKS("/learn/how-it-works", "learn.how."),
        YOUR_RIGHTS("/learn/your-rights", "learn.rights."),
        PRIVACY("/learn/privacy", "learn.privacy."),
        MODERATION("/learn/moderation", "learn.moderation."),
        LETTERS(null, "casework.mail."),
        /** What somebody reads who has just sent something. */
        ACKNOWLEDGEMENT(null, "intake.given.");

        private final String path;
        private final List<String> beginnings;

        Part(String path, String... beginnings) {
            this.path = path;
            this.beginnings = List.of(beginnings);
        }

        /** The public page that consists of it, without the language; empty where it stands on more than one. */
        public Optional<String> path() {
            return Optional.ofNullable(path);
        }

        /** The part of its name; empty where there is none. */
        public static Optional<Part> of(String tag) {
            return Tagged.of(values(), tag.toLowerCase(Locale.ROOT));
        }

        /** The keys of its messages, in the order of the English file; those that count things are the product's. */
        public List<String> keys() {
            return BY_PART.get(this);
        }

        private boolean holds(String key) {
            return beginnings.stream().anyMatch(b -> b.endsWith(".") ? key.startsWith(b) : key.equals(b));
        }
    }

    /** The keys of each part; the files are read once, as pages ask for them. */
    Map<Part, List<String>> BY_PART = byPart();

    /** Every key that an office may write anew. */
    Set<String> KEYS = BY_PART.values().stream().flatMap(List::stream).collect(Collectors.toUnmodifiableSet());

    private static Map<Part, List<String>> byPart() {
        List<String> keys = Messages.keys();
        Map<Part, List<String>> byPart = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            byPart.put(
                    part,
                    keys.stream()
                            .filter(part::holds)
                            .filter(key -> isPlain(Messages.shipped(Language.ENGLISH, key)))
                            .toList());
        }
        return Collections.unmodifiableMap(byPart);
    }

    /** What stands for a key in a language of the interface; empty where the product's own text does. */
    Optional<String> text(String key, String language);

    /** The numbers of what is put into a pattern, each once. */
    static Set<Integer> arguments(String pattern) {
        MessagePattern parsed = new MessagePattern(pattern);
        Set<Integer> arguments = new TreeSet<>();
        for (int i = 0; i < parsed.countParts(); i++) {
            if (parsed.getPart(i).getType() == MessagePattern.Part.Type.ARG_NUMBER) {
                arguments.add(parsed.getPart(i).getValue());
            }
        }
        return arguments;
    }

    /** Whether a pattern is a text in which at most things are put as they are. */
    static boolean isPlain(String pattern) {
        MessagePattern parsed = new MessagePattern(pattern);
        for (int i = 0; i < parsed.countParts(); i++) {
            MessagePattern.Part part = parsed.getPart(i);
            if (part.getType() == MessagePattern.Part.Type.ARG_NAME
                    || part.getType() == MessagePattern.Part.Type.ARG_START
                            && part.getArgType() != MessagePattern.ArgType.NONE) {
                return false;
            }
        }
        return true;
    }
}
