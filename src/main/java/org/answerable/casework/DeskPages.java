package org.answerable.casework;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import org.answerable.access.Caller;
import org.answerable.access.Identity;
import org.answerable.access.Right;
import org.answerable.access.Role;
import org.answerable.accounts.AccountKeeping;
import org.answerable.accounts.Deciding;
import org.answerable.accounts.DraftKeeping;
import org.answerable.accounts.OwnAccount;
import org.answerable.audit.Resuming;
import org.answerable.casework.DeskView.Can;
import org.answerable.journal.HeadReading;
import org.answerable.language.Messages;
import org.answerable.office.SetUp;
import org.answerable.platform.Time;
import org.answerable.web.Reader;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The desk's first page. */
@Path("/desk")
@Produces(MediaType.TEXT_HTML)
@RequestScoped
public class DeskPages {
    @Inject
    DeskReading reading;

    @Inject
    OwnAccount own;

    @Inject
    AccountKeeping accounts;

    @Inject
    Deciding deciding;

    @Inject
    DraftKeeping drafts;

    @Inject
    SetUp setUp;

    @Inject
    Resuming journal;

    @Inject
    HeadReading heads;

    @Inject
    @Any
    Instance<DeskNews> news;

    @Inject
    Caller caller;

    @Inject
    Messages messages;

    @Inject
    Reader reader;

    @GET
    @Operation(hidden = true)
    public DeskView first() throws Exception {
        Identity me = caller.with(Right.USE_DESK);
        List<Can> can = new ArrayList<>();
        if (me.has(Right.EDIT_OFFICE)) {
            List<SetUp.Step> missing = setUp.steps(reader.language()).stream()
                    .filter(step -> !step.done())
                    .toList();
            can.add(new Can(
                    say("office.title"),
                    "/desk/office",
                    List.of(say("office.missing", missing.size())),
                    missing.stream().anyMatch(SetUp.Step::needed)));
        }
        if (me.has(Right.ADMINISTER_ACCOUNTS)) {
            int waiting = deciding.asked().size();
            can.add(new Can(
                    say("access.accounts.title"),
                    "/desk/accounts",
                    List.of(
                            say(
                                    "casework.desk.accounts",
                                    accounts.all().stream()
                                            .filter(AccountKeeping.Line::active)
                                            .count()),
                            say("casework.desk.accounts.waiting", waiting)),
                    waiting > 0));
        }
        if (me.roles().contains(Role.ADMIN)) {
            can.add(new Can(say("casework.desk.names"), "/desk/names", say("casework.desk.names.hint")));
        }
        if (me.has(Right.RESUME_JOURNAL)) {
            HeadReading.SignedHead head = heads.present();
            boolean lost = !journal.state().lost().isEmpty();
            can.add(new Can(
                    say("journal.resume.title"),
                    "/desk/journal",
                    List.of(
                            say(lost ? "journal.lost.text" : "journal.resume.none"),
                            say("casework.desk.head", head.position(), Time.day(head.at()))),
                    head.key(),
                    lost));
        }
        if (drafts.any()) {
            can.add(new Can(say("platform.kept.list.title"), "/desk/drafts", say("casework.desk.kept.hint")));
        }
        news.forEach(one -> can.addAll(one.lines(me, reader.language())));
        if (me.roles().contains(Role.PARTNER) || me.has(Right.ADMINISTER_ACCOUNTS)) {
            can.add(new Can(
                    say(
                            "casework.desk.tokens",
                            own.tokens().stream()
                                    .filter(token -> !token.expired())
                                    .count()),
                    "/desk/account",
                    say("casework.desk.tokens.hint")));
        }
        if (me.roles().contains(Role.PARTNER)) {
            can.add(new Can(say("casework.desk.search"), "/search", say("casework.desk.search.hint")));
            can.add(new Can(say("casework.desk.for-others"), "/share", say("casework.desk.for-others.hint")));
        }
        return new DeskView(reading.waiting(), can);
    }

    private String say(String key, Object... arguments) {
        return messages.get(reader.language(), key, arguments);
    }
}
