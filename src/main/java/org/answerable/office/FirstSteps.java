package org.answerable.office;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.answerable.access.Identity;
import org.answerable.access.Role;
import org.answerable.accounts.Accounts;
import org.answerable.directory.Agency;
import org.answerable.directory.Directory;
import org.answerable.language.Language;

/** The steps that need nothing but the office itself, its people and its directory. */
@ApplicationScoped
class FirstSteps {
    private static final String ACCOUNTS = "/desk/accounts";
    private static final String OFFICE = "/desk/office";
    private static final String DIRECTORY = "/desk/directory";
    private static final String NAMES = "/desk/names";

    @Inject
    Offices offices;

    @Inject
    Accounts accounts;

    @Inject
    Directory directory;

    @Inject
    Reception reception;

    private record One(
            int position, String name, String path, boolean isNeededToOpen, Function<Language, SetUpStep.State> stands)
            implements SetUpStep {
        @Override
        public State state(Language reader) {
            return stands.apply(reader);
        }
    }

    @Produces
    @ApplicationScoped
    SetUpStep office() {
        return new One(
                1,
                "office",
                OFFICE,
                false,
                reader ->
                        SetUpStep.State.of(!offices.present().described().name().isEmpty()));
    }

    @Produces
    @ApplicationScoped
    SetUpStep mail() {
        return new One(
                2,
                "mail",
                OFFICE,
                false,
                reader -> SetUpStep.State.of(offices.present().mailTestedAt() != null));
    }

    @Produces
    @ApplicationScoped
    SetUpStep privacy() {
        return new One(
                10,
                "privacy",
                "/desk/texts/privacy/en",
                false,
                reader -> SetUpStep.State.of(offices.present().privacyConfirmedAt() != null));
    }

    @Produces
    @ApplicationScoped
    SetUpStep administrators() {
        return new One(
                3,
                "administrators",
                "/desk/second-administrator",
                false,
                reader -> SetUpStep.State.of(accounts.anyIndependentAdministrators()));
    }

    @Produces
    @ApplicationScoped
    SetUpStep coordinator() {
        return new One(4, "coordinator", ACCOUNTS, true, reader -> SetUpStep.State.of(reception.isOpen()));
    }

    @Produces
    @ApplicationScoped
    SetUpStep moderator() {
        return new One(
                5, "moderator", ACCOUNTS, false, reader -> SetUpStep.State.of(accounts.anyActive(Role.MODERATOR)));
    }

    @Produces
    @ApplicationScoped
    SetUpStep agencies() {
        return new One(
                6,
                "agencies",
                DIRECTORY,
                false,
                reader -> SetUpStep.State.of(!answering().isEmpty()));
    }

    @Produces
    @ApplicationScoped
    SetUpStep topics() {
        return new One(
                7,
                "topics",
                NAMES,
                false,
                reader -> SetUpStep.State.of(!directory.topics().isEmpty()));
    }

    @Produces
    @ApplicationScoped
    SetUpStep liaisons() {
        return new One(9, "liaisons", ACCOUNTS, false, reader -> {
            Set<String> answeredFor = accounts.answeredFor();
            List<Agency> agencies = answering();
            List<String> without = agencies.stream()
                    .filter(agency -> !answeredFor.contains(agency.slug()))
                    .map(agency -> agency.name(reader))
                    .toList();
            return new SetUpStep.State(!agencies.isEmpty() && without.isEmpty(), without);
        });
    }

    /** The agencies that tickets go to, but for the coordinating office. */
    private List<Agency> answering() {
        return directory.agencies().stream()
                .filter(Agency::active)
                .filter(agency -> !agency.slug().equals(Identity.OFFICE))
                .toList();
    }
}
