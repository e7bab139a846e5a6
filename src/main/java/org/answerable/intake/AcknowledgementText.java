package org.answerable.intake;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.answerable.intake.Acknowledgement.OpenedTicket;
import org.answerable.platform.JsonText;
import org.answerable.platform.Refusal.Fault;
import org.answerable.platform.Tagged;

/** An acknowledgement as text, without its receipt: what an idempotent request is answered from. */
final class AcknowledgementText {
    private AcknowledgementText() {}

    static String write(Acknowledgement acknowledgement) {
        JsonArrayBuilder tickets = JsonText.JSON.createArrayBuilder();
        for (OpenedTicket ticket : acknowledgement.tickets()) {
            tickets.add(JsonText.JSON
                    .createObjectBuilder()
                    .add("ticket", ticket.ticket())
                    .add("agency", ticket.agency())
                    .add("role", ticket.role().tag())
                    .add("dueBy", ticket.dueBy().toString())
                    .add("because", JsonText.JSON.createArrayBuilder(ticket.because())));
        }
        JsonArrayBuilder cleaned = JsonText.JSON.createArrayBuilder();
        acknowledgement.cleaned().forEach(fault -> cleaned.add(fault.pointer()));
        return JsonText.JSON
                .createObjectBuilder()
                .add("submission", acknowledgement.submission())
                .add("tag", acknowledgement.language().tag())
                .add("confidence", acknowledgement.language().confidence())
                .add("source", acknowledgement.language().source())
                .add("tickets", tickets)
                .add("masks", acknowledgement.masks().write())
                .add("cleaned", cleaned)
                .build()
                .toString();
    }

    /** The same without the reasons of its tickets. */
    static String withoutReasons(String text) {
        try (JsonReader reader = JsonText.JSON.createReader(new StringReader(text))) {
            JsonObject written = reader.readObject();
            JsonArrayBuilder tickets = JsonText.JSON.createArrayBuilder();
            written.getJsonArray("tickets")
                    .getValuesAs(JsonObject.class)
                    .forEach(ticket -> tickets.add(JsonText.JSON
                            .createObjectBuilder(ticket)
                            .add("because", JsonText.JSON.createArrayBuilder())));
            return JsonText.JSON
                    .createObjectBuilder(written)
                    .add("tickets", tickets)
                    .build()
                    .toString();
        }
    }

    static Acknowledgement read(String text, Receipt receipt) {
        try (JsonReader reader = JsonText.JSON.createReader(new StringReader(text))) {
            JsonObject written = reader.readObject();
            List<OpenedTicket> tickets = new ArrayList<>();
            for (JsonObject ticket : written.getJsonArray("tickets").getValuesAs(JsonObject.class)) {
                tickets.add(new OpenedTicket(
                        ticket.getString("ticket"),
                        ticket.getString("agency"),
                        Tagged.of(TicketRole.values(), ticket.getString("role")).orElseThrow(),
                        ticket.getJsonArray("because").getValuesAs(JsonString::getString),
                        Instant.parse(ticket.getString("dueBy"))));
            }
            List<Fault> cleaned = written.getJsonArray("cleaned").getValuesAs(JsonString.class).stream()
                    .map(pointer -> new Fault(pointer.getString(), Submitting.MARKS_REMOVED))
                    .toList();
            return new Acknowledgement(
                    receipt,
                    written.getString("submission"),
                    new Submission.Spoken(
                            written.getString("tag"),
                            written.getJsonNumber("confidence").doubleValue(),
                            written.getString("source")),
                    tickets,
                    Masks.read(written.getString("masks", "{}")),
                    cleaned);
        }
    }
}
