package org.answerable.language;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.answerable.platform.Resources;

/**
 * The words of this field by concept, in every language of the product: {@code i18n/glossary} on the class path (its
 * README says what stands there). Immutable; read once, in about 20 ms.
 */
public final class Glossary {
    private static final String FOLDER = "/i18n/glossary/";

    /**
     * What a word of any language stands for.
     *
     * @param id kebab-case; never changes its meaning
     * @param group what it belongs to, e.g. {@code courts-and-law}; the names are in {@code counties}, {@code cities}
     *     and {@code agencies}
     * @param note what the concept is, in English
     * @param variants by the tag of the language, the preferred term first; none empty
     */
    public record Concept(String id, String group, String note, Map<String, List<String>> variants) {
        /** The plain, correct term; empty where the glossary does not have the language. */
        public Optional<String> preferred(String tag) {
            return variants(tag).stream().findFirst();
        }

        /** The preferred term and what people write besides; empty where the glossary does not have the language. */
        public List<String> variants(String tag) {
            return variants.getOrDefault(tag, List.of());
        }
    }

    private static final class Shipped {
        static final Glossary GLOSSARY = new Glossary();
    }

    private final List<String> languages;
    private final Map<String, Concept> concepts = new LinkedHashMap<>();

    private Glossary() {
        languages = Resources.lines(FOLDER + "languages.txt");
        Map<String, Map<String, List<String>>> variants = new LinkedHashMap<>();
        for (String tag : languages) {
            for (String line : Resources.lines(FOLDER + tag + ".tsv")) {
                String[] cells = line.split("\t");
                variants.computeIfAbsent(cells[0], id -> new LinkedHashMap<>())
                        .put(tag, List.copyOf(Arrays.asList(cells[1].split(" \\| "))));
            }
        }
        for (String line : Resources.lines(FOLDER + "concepts.tsv")) {
            String[] cells = line.split("\t");
            concepts.put(
                    cells[0],
                    new Concept(cells[0], cells[1], cells[2], Map.copyOf(variants.getOrDefault(cells[0], Map.of()))));
        }
    }

    /** The one that comes with the product. */
    public static Glossary shipped() {
        return Shipped.GLOSSARY;
    }

    /** The tags of its languages. */
    public List<String> languages() {
        return languages;
    }

    /** All concepts, in the order of the glossary. */
    public List<Concept> concepts() {
        return List.copyOf(concepts.values());
    }

    public Optional<Concept> concept(String id) {
        return Optional.ofNullable(concepts.get(id));
    }
}
