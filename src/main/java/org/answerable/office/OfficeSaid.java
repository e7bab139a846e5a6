package org.answerable.office;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.answerable.platform.mail.SenderAddress;
import org.answerable.web.Imprint;

/** What the office says of itself, for the foot of every page and for the sender of letters. */
@ApplicationScoped
class OfficeSaid implements Imprint, SenderAddress {
    @Inject
    OwnTexts texts;

    @Override
    public Optional<Said> said() {
        return texts.office()
                .filter(office -> !office.name().isEmpty())
                .map(office -> new Said(office.name(), office.runBy(), office.contact()));
    }

    @Override
    public Optional<String> mark() {
        return Optional.ofNullable(texts.mark());
    }

    @Override
    public Optional<String> address() {
        return texts.office().map(Described::sender).filter(sender -> !sender.isEmpty());
    }
}
