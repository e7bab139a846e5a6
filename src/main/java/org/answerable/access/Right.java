package org.answerable.access;

import static org.answerable.access.Role.ADMIN;
import static org.answerable.access.Role.AUDITOR;
import static org.answerable.access.Role.COORDINATOR;
import static org.answerable.access.Role.LIAISON;
import static org.answerable.access.Role.MODERATOR;
import static org.answerable.access.Role.PARTNER;
import static org.answerable.access.Role.TRANSLATOR;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * The table of rights: each right a use case may need, and the roles that have it. Rights over tickets reach a liaison
 * only for the agencies of the account; whoever has {@link #SEE_ALL_TICKETS} reads every agency's, and changes what
 * {@link #everywhere} says.
 */
public enum Right {
    /** No sign-in: submit, follow up by receipt, read what is published. */
    PUBLIC,
    /**
     * Sign out, choose a password of one's own, set up a second factor: all that is allowed where one of the two is
     * still missing.
     */
    OWN_SIGN_IN(PARTNER, LIAISON, TRANSLATOR, MODERATOR, COORDINATOR, AUDITOR, ADMIN),
    /** Be at the desk at all: one's own profile. */
    USE_DESK(PARTNER, LIAISON, TRANSLATOR, MODERATOR, COORDINATOR, AUDITOR, ADMIN),
    READ_TICKETS(LIAISON, COORDINATOR, AUDITOR),
    SEE_ALL_TICKETS(COORDINATOR, AUDITOR),
    /** The words that a writer hides from agencies. */
    READ_HIDDEN_WORDS(MODERATOR, COORDINATOR),
    ASSIGN_TICKET(LIAISON, COORDINATOR),
    TRANSFER_TICKET(LIAISON, COORDINATOR),
    NOTE_TICKET(LIAISON, COORDINATOR),
    MESSAGE_WRITER(LIAISON, COORDINATOR),
    ANSWER_TICKET(LIAISON, COORDINATOR),
    CLOSE_TICKET(LIAISON, COORDINATOR),
    REOPEN_TICKET(LIAISON, COORDINATOR),
    UNMASK_TICKET(LIAISON),
    READ_SUBMISSIONS(MODERATOR, AUDITOR),
    MODERATE(MODERATOR),
    /** See which originals lie under seal, and who asked to open them; never the words. */
    READ_SEALED(MODERATOR, COORDINATOR, AUDITOR),
    /** Ask to open a sealed original, agree to that, and then read it as one of the two. */
    OPEN_SEALED(MODERATOR, COORDINATOR),
    READ_TRANSLATIONS(TRANSLATOR, AUDITOR),
    TRANSLATE(TRANSLATOR),
    IMPORT(COORDINATOR),
    RUN_TOWN_HALLS(COORDINATOR),
    UPDATE_COMMITMENT(COORDINATOR, LIAISON),
    READ_TOWN_HALL_DESK(COORDINATOR, LIAISON, AUDITOR),
    READ_AUDIT(AUDITOR, COORDINATOR),
    REBUILD_INDEX(ADMIN),
    RESUME_JOURNAL(ADMIN),
    READ_ROUTING(COORDINATOR, AUDITOR),
    EDIT_ROUTING(COORDINATOR),
    READ_DIRECTORY(ADMIN, COORDINATOR, AUDITOR),
    EDIT_DIRECTORY(ADMIN, COORDINATOR),
    /** What the office says of itself, and trying its mail. */
    EDIT_OFFICE(ADMIN),
    ADMINISTER_ACCOUNTS(ADMIN);

    private final Set<Role> roles;

    Right(Role... roles) {
        this.roles = Set.of(roles);
    }

    /**
     * The roles that use this right on every agency's tickets; the others only on those of the agencies they work for.
     */
    public Set<Role> everywhere() {
        return switch (this) {
            case ASSIGN_TICKET, NOTE_TICKET, MESSAGE_WRITER, ANSWER_TICKET, CLOSE_TICKET, UNMASK_TICKET -> Set.of();
            default -> roles.stream().filter(SEE_ALL_TICKETS.roles::contains).collect(Collectors.toSet());
        };
    }

    /** The roles that have this right. */
    public Set<Role> roles() {
        return roles;
    }
}
