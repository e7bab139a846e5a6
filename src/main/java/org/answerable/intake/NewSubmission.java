package org.answerable.intake;

import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What somebody wants to send, as it was typed. {@link Submitting} cleans and checks it.
 *
 * @param kindTag {@code comment|complaint|question|praise}
 * @param text 1 to 20,000 code points
 * @param title {@code null} or up to 200 code points
 * @param language BCP 47, {@code null}: to be detected
 * @param county FIPS code or name, or {@code null}
 * @param detail where exactly, up to 1,000 code points; never public
 * @param occurredOn the day it happened, not in the future
 * @param contact {@code null} where the writer gave none
 * @param maskPersonal whether what looks personal in the words is hidden from agencies
 * @param excludeAgencies slugs of agencies that are never to have it
 * @param shownWords parts that look personal and are shown to agencies all the same, word for word
 * @param about the id of what is public and was sent in the writer's name by somebody else, or {@code null}; once it is
 *     clean, as {@link Disowned#written}
 */
public record NewSubmission(
        String kindTag,
        String text,
        String title,
        String language,
        List<String> topics,
        List<String> agencies,
        String county,
        String municipality,
        String detail,
        LocalDate occurredOn,
        boolean publish,
        NewContact contact,
        boolean shareContact,
        boolean maskPersonal,
        List<String> excludeAgencies,
        List<String> shownWords,
        Submission.Channel channel,
        String about) {
    /** About nothing that is public. */
    public NewSubmission(
            String kindTag,
            String text,
            String title,
            String language,
            List<String> topics,
            List<String> agencies,
            String county,
            String municipality,
            String detail,
            LocalDate occurredOn,
            boolean publish,
            NewContact contact,
            boolean shareContact,
            boolean maskPersonal,
            List<String> excludeAgencies,
            List<String> shownWords,
            Submission.Channel channel) {
        this(
                kindTag,
                text,
                title,
                language,
                topics,
                agencies,
                county,
                municipality,
                detail,
                occurredOn,
                publish,
                contact,
                shareContact,
                maskPersonal,
                excludeAgencies,
                shownWords,
                channel,
                null);
    }

    /** How to reach the writer; all of it optional, one of e-mail and phone makes it useful. */
    public record NewContact(
            String name,
            String email,
            String phone,
            @Schema(description = "BCP 47 tag") String language) {
        boolean none() {
            return name == null && email == null && phone == null;
        }
    }

    /** The same with nobody left out: whom there is to leave out. */
    NewSubmission toAll() {
        return new NewSubmission(
                kindTag,
                text,
                title,
                language,
                topics,
                agencies,
                county,
                municipality,
                detail,
                occurredOn,
                publish,
                contact,
                shareContact,
                maskPersonal,
                List.of(),
                shownWords,
                channel,
                about);
    }

    Kind kind() {
        return Kind.of(kindTag).orElseThrow();
    }
}
