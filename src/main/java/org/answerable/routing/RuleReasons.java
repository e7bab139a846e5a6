package org.answerable.routing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.transaction.Transactional;
import java.io.StringReader;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.answerable.platform.JsonText;

/**
 * Why rules give to whom they give, as the office says it. A version is never altered, so what was read once is known
 * for ever; there are as many as somebody wrote by hand.
 */
@ApplicationScoped
class RuleReasons {
    @Inject
    Rules rules;

    private final Map<String, Map<String, String>> known = new ConcurrentHashMap<>();

    /** By language; empty where nobody said why, or there is no such version. */
    @Transactional(Transactional.TxType.SUPPORTS)
    public Map<String, String> of(String rule) {
        Map<String, String> texts = known.get(rule);
        if (texts != null) {
            return texts;
        }
        Optional<Rule> stored = rules.named(rule);
        stored.ifPresent(found -> known.put(rule, found.because()));
        return stored.map(Rule::because).orElse(Map.of());
    }

    /** As they are stored. */
    static String write(Map<String, String> because) {
        var object = JsonText.JSON.createObjectBuilder();
        new TreeMap<>(because).forEach(object::add);
        return object.build().toString();
    }

    static Map<String, String> read(String stored) {
        try (JsonReader reader = JsonText.JSON.createReader(new StringReader(stored))) {
            JsonObject object = reader.readObject();
            Map<String, String> because = new TreeMap<>();
            object.keySet().forEach(language -> because.put(language, object.getString(language)));
            return because;
        }
    }
}
