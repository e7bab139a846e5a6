package org.answerable.web;

import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Function;
import org.answerable.platform.Refusal;
import org.answerable.platform.Refusal.Fault;

/**
 * Why a posted form comes back ({@link Forms#tried}): something in it is to be corrected (422), or the present state
 * does not allow what it asks for (409).
 *
 * @param faults what is to be corrected, and where; none where nothing typed is wrong
 * @param conflict what stands in the way, said of the whole form; {@code null} where something is to be corrected
 */
public record Refused(int status, List<Fault> faults, Fault conflict) {
    static Refused of(Refusal.Invalid invalid) {
        return new Refused(422, invalid.faults(), null);
    }

    static Refused of(Refusal.Conflict conflict) {
        return new Refused(409, List.of(), new Fault("", conflict.key(), conflict.arguments()));
    }

    /** The same where fields of the page are called otherwise than what the act was given: {@code place}, a pointer. */
    public Refused at(Function<Fault, String> place) {
        return new Refused(
                status,
                faults.stream()
                        .map(fault -> new Fault(place.apply(fault), fault.key(), fault.arguments()))
                        .toList(),
                conflict);
    }

    /** The same where fields are named after their form, as on pages with several: {@code /answer-text}. */
    public Refused in(String form) {
        return at(fault -> "/" + form + "-" + fault.field());
    }

    /** The message key of what stands in the way, for pages that say it above the form; {@code null} for faults. */
    public String problem() {
        return conflict == null ? null : conflict.key();
    }

    /** The lines of the summary: the faults, or what stands in the way. */
    public List<Fault> lines() {
        return conflict == null ? faults : List.of(conflict);
    }

    /** The page, with this status. */
    public Response answer(View page) {
        return Response.status(status).entity(page).build();
    }
}
