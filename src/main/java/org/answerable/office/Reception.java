package org.answerable.office;

import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.answerable.access.Needs;
import org.answerable.access.Right;
import org.answerable.access.Role;
import org.answerable.access.UseCase;
import org.answerable.accounts.Accounts;
import org.answerable.platform.Refusal;

/**
 * Whether feedback is taken: as long as somebody coordinates, because every message that no agency has is the
 * coordinating office's. Asked anew each time, so that it also ends when the last one's account is switched off.
 */
@UseCase
public class Reception {
    @Inject
    Accounts accounts;

    @Inject
    Offices offices;

    @Transactional
    @Needs(Right.PUBLIC)
    public boolean isOpen() {
        return accounts.anyActive(Role.COORDINATOR);
    }

    /** Where the office wants to be told of faults of security, as everybody may know. */
    @Transactional
    @Needs(Right.PUBLIC)
    public Optional<String> securityContact() {
        String contact = offices.present().described().securityContact();
        return contact.isEmpty() ? Optional.empty() : Optional.of(contact);
    }

    /** @throws Refusal.Closed where nothing is taken */
    @Transactional
    @Needs(Right.PUBLIC)
    public void ask() {
        if (!isOpen()) {
            throw new Refusal.Closed();
        }
    }
}
