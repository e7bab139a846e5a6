package org.answerable.casework;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.answerable.intake.Contacts;
import org.answerable.language.Language;
import org.answerable.language.Languages;
import org.answerable.language.Messages;
import org.answerable.platform.Settings;
import org.answerable.platform.mail.Mail;
import org.answerable.web.Imprint;

/**
 * Writes the mail of a notice: that something is new, and how to read it. Nothing of the case, no agency, no receipt: a
 * mailbox is read by others. The one place where an address comes out of the identity firewall.
 */
@ApplicationScoped
class NoticesLetters implements NoticesPost.LetterWriting {
    @Inject
    Contacts contacts;

    @Inject
    Messages messages;

    @Inject
    Settings settings;

    @Inject
    Imprint imprint;

    @Override
    @Transactional
    public Optional<Mail> write(Notices.Due due) {
        return contacts.mailbox(due.owner())
                .map(mailbox -> mailbox.hasReceipt()
                        ? letter(messages, settings.publicUrl(), mailbox.email(), mailbox.language(), due.cause())
                        : imported(
                                messages,
                                settings.publicUrl(),
                                imprint.said().map(Imprint.Said::contact).orElse(""),
                                mailbox.email(),
                                mailbox.language(),
                                due.cause()));
    }

    /**
     * The letter to somebody whose words were entered by others and who has no receipt.
     *
     * @param contact the office's mail address; empty where it gives none
     */
    static Mail imported(
            Messages messages, String publicUrl, String contact, String address, String tag, String cause) {
        Language language = Languages.near(tag).orElse(Language.ENGLISH);
        String site = publicUrl + "/" + language.tag();
        return new Mail(
                address,
                messages.get(language, "casework.mail.imported.subject"),
                contact.isEmpty()
                        ? messages.get(language, "casework.mail.imported.no-address", site)
                        : messages.get(language, "casework.mail.imported.body", site, contact),
                language.tag(),
                cause);
    }

    /** The letter in the reader's language, where the product speaks it, else in English. */
    static Mail letter(Messages messages, String publicUrl, String address, String tag, String cause) {
        Language language = Languages.near(tag).orElse(Language.ENGLISH);
        return new Mail(
                address,
                messages.get(language, "casework.mail.subject"),
                messages.get(language, "casework.mail.body", publicUrl + "/" + language.tag() + "/receipt"),
                language.tag(),
                cause);
    }
}
