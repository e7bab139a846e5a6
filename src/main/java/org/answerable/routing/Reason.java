package org.answerable.routing;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.answerable.platform.JsonText;
import org.answerable.platform.Tagged;

/**
 * One reason why a ticket is an agency's.
 *
 * @param kind what decided
 * @param arguments what the sentence speaks of: slugs, FIPS codes, words as they stand in the text (of tickets of older
 *     rules: the rule's); for a transfer the agency it came from and its reason; the agency that was retired; the
 *     agencies that the writer left out
 * @param rule the rule's slug and version, e.g. {@code stops-patrol/1}; empty where no rule decided
 */
public record Reason(Kind kind, List<String> arguments, String rule) {
    /** What decided that a ticket is an agency's. */
    public enum Kind implements Tagged {
        /** The writer named the agency, or the text does. */
        NAMED,
        TOPIC,
        PLACE,
        /** Of the submission: a complaint, a question. */
        KIND,
        /** That it is written in. */
        LANGUAGE,
        /** A page of this site that it is about: a task force, an agreement. */
        ABOUT,
        WORDS,
        /** The text names the task force of which it is a member. */
        TASK_FORCE,
        /** The text is about a public document to which it is a party. */
        DOCUMENT,
        /** No rule took it. */
        FALLBACK,
        TRANSFER,
        /** The agency was retired, and this one takes its place. */
        SUCCESSOR,
        /** The writer left an agency out, whose part it is. */
        LEFT_OUT,
        /**
         * Others like it went there: how many did, of how many, and what they have in common ({@code topic},
         * {@code place}, {@code words}) with its slug, FIPS code or words.
         */
        SIMILAR
    }

    /** As it was when a kind was a text: what acts say of a ticket's reasons is hashed in this form. */
    @Override
    public String toString() {
        return "Reason[kind=" + kind.tag() + ", arguments=" + arguments + ", rule=" + rule + "]";
    }

    /** Reasons as they are stored with a ticket. */
    public static String write(List<Reason> reasons) {
        JsonArrayBuilder array = JsonText.JSON.createArrayBuilder();
        for (Reason reason : reasons) {
            JsonObjectBuilder object = JsonText.JSON
                    .createObjectBuilder()
                    .add("kind", reason.kind().tag())
                    .add("arguments", JsonText.JSON.createArrayBuilder(reason.arguments()));
            array.add(reason.rule().isEmpty() ? object : object.add("rule", reason.rule()));
        }
        return array.build().toString();
    }

    /** Reasons as {@link #write} stored them. */
    public static List<Reason> read(String stored) {
        try (JsonReader reader = JsonText.JSON.createReader(new StringReader(stored))) {
            List<Reason> reasons = new ArrayList<>();
            for (JsonObject object : reader.readArray().getValuesAs(JsonObject.class)) {
                reasons.add(new Reason(
                        Tagged.of(Kind.values(), object.getString("kind")).orElseThrow(),
                        object.getJsonArray("arguments").getValuesAs(JsonString::getString),
                        object.getString("rule", "")));
            }
            return reasons;
        }
    }
}
