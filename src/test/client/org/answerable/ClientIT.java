package org.answerable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.answerable.client.ApiClient;
import org.answerable.client.ApiException;
import org.answerable.client.api.AuditApi;
import org.answerable.client.api.MeetingsApi;
import org.answerable.client.api.ModerationApi;
import org.answerable.client.api.ReceiptsApi;
import org.answerable.client.api.RecordsApi;
import org.answerable.client.api.SearchApi;
import org.answerable.client.api.SubmissionsApi;
import org.answerable.client.api.TicketsApi;
import org.answerable.client.model.Acknowledged;
import org.answerable.client.model.CaseAnswer;
import org.answerable.client.model.Commitment;
import org.answerable.client.model.CommitmentStep;
import org.answerable.client.model.Hit;
import org.answerable.client.model.ModelCase;
import org.answerable.client.model.NewAgendaItem;
import org.answerable.client.model.NewAnswer;
import org.answerable.client.model.NewCommitment;
import org.answerable.client.model.NewMeeting;
import org.answerable.client.model.NewMinutes;
import org.answerable.client.model.NewPlace;
import org.answerable.client.model.NewRedaction;
import org.answerable.client.model.NewSubmission;
import org.answerable.client.model.PublicRecord;
import org.answerable.client.model.Publication;
import org.answerable.client.model.Receipt;
import org.answerable.client.model.RecordAnswer;
import org.answerable.client.model.SearchPage;
import org.answerable.client.model.SubmissionItem;
import org.answerable.client.model.TicketItem;
import org.answerable.client.model.Verified;
import org.answerable.client.model.WholeMeeting;
import org.junit.jupiter.api.Test;

/**
 * The way of {@code script/smoke}, walked with a client that the build generates from the description of the API, as
 * anybody would.
 */
class ClientIT {
    private static final String LIAISON = "liaison@state-patrol.demo";
    private static final String PHONE = "608-555-0142";

    private final ApiClient stranger = client(null);
    /** A word that no other text has. */
    private final String word = "zarzamora" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");

    private final String text =
            "Buenas tardes. El martes un agente de la Patrulla Estatal paró a mi hermano cerca de Madison y "
                    + "nadie hablaba español. La palabra de prueba es " + word
                    + ". Mi teléfono es " + PHONE + ". Quiero saber por qué lo pararon.";

    private static ApiClient client(String account) {
        ApiClient client = new ApiClient();
        client.updateBaseUri(RunningServer.shared().base().toString().replaceFirst("/$", ""));
        if (account != null) {
            client.setRequestInterceptor(request -> request.header("Authorization", "Bearer demo-" + account));
        }
        return client;
    }

    @Test
    void a_generated_client_walks_the_main_job() throws ApiException {
        String receipt = submit();
        String answer = answer();
        String record = publish();
        found(record, answer);
        assertThat(opened(receipt).getAnswers()).extracting(CaseAnswer::getText).contains(answer);
        refusedWith(404, () -> opened("0000-0000-0000-0000-0000"));
        promise(record, receipt);
        Verified verified = new AuditApi(client("auditor@demo")).verify();
        assertThat(verified.getOk()).isTrue();
        assertThat(verified.getEntries()).isPositive();
        new ReceiptsApi(stranger).withdraw(new Receipt().receipt(receipt));
        refusedWith(404, () -> new RecordsApi(stranger).one(record));
        assertThat(search(word).getHits()).isEmpty();
    }

    private String submit() throws ApiException {
        SubmissionsApi submissions = new SubmissionsApi(stranger);
        String key = UUID.randomUUID().toString();
        NewSubmission submission = new NewSubmission()
                .kind(NewSubmission.KindEnum.COMPLAINT)
                .text(text)
                .agencies(List.of("state-patrol"))
                .topics(List.of("traffic-stops"))
                .place(new NewPlace().county("Dane").detail("cerca de la salida 142"))
                .publish(true);
        Acknowledged made = submissions.submit(submission, key);
        assertThat(made.getLanguage().getTag()).isEqualTo("es");
        assertThat(made.getLanguage().getSource()).isEqualTo("detected");
        assertThat(made.getTickets()).anySatisfy(ticket -> {
            assertThat(ticket.getAgency()).isEqualTo("state-patrol");
            assertThat(ticket.getRole().getValue()).isEqualTo("lead");
            assertThat(ticket.getBecause()).isNotEmpty();
        });
        assertThat(submissions.submit(submission, key).getReceipt()).isEqualTo(made.getReceipt());
        refusedWith(409, () -> submissions.submit(submission.kind(NewSubmission.KindEnum.COMMENT), key));
        refusedWith(
                422,
                () -> submissions.submit(
                        new NewSubmission().kind(NewSubmission.KindEnum.COMMENT).text(" "), null));
        return made.getReceipt();
    }

    private String answer() throws ApiException {
        TicketsApi tickets = new TicketsApi(client(LIAISON));
        TicketItem ticket = ticket(tickets);
        assertThat(ticket.getAgency()).isEqualTo("state-patrol");
        refusedWith(404, () -> new TicketsApi(client("liaison@cbp.demo")).one(ticket.getId()));
        refusedWith(401, () -> new TicketsApi(stranger).one(ticket.getId()));
        String answer = "Gracias por escribir. Revisamos el registro de la parada. "
                + "Había un intérprete por teléfono y no se llamó. (" + word + ")";
        assertThat(tickets.answer(ticket.getId(), new NewAnswer().text(answer).language("es"))
                        .getStatus())
                .hasToString("answered");
        return answer;
    }

    private TicketItem ticket(TicketsApi tickets) throws ApiException {
        String cursor = null;
        do {
            var page = tickets.callList(TicketsApi.APICallListRequest.newBuilder()
                    .status("open")
                    .cursor(cursor)
                    .build());
            for (TicketItem ticket : page.getItems()) {
                if (ticket.getText().contains(word)) {
                    return ticket;
                }
            }
            cursor = page.getNext();
        } while (cursor != null);
        throw new AssertionError("no ticket has the word");
    }

    private String publish() throws ApiException {
        ModerationApi moderation = new ModerationApi(client("moderator@demo"));
        SubmissionItem waiting = null;
        String cursor = null;
        do {
            var page = moderation.callList(cursor, null, "awaiting-moderation");
            waiting = page.getItems().stream()
                    .filter(item -> item.getText().contains(word))
                    .findFirst()
                    .orElse(waiting);
            cursor = page.getNext();
        } while (waiting == null && cursor != null);
        assertThat(waiting).isNotNull();
        assertThat(waiting.getSuspected()).anySatisfy(part -> {
            assertThat(text.substring(part.getStart(), part.getEnd()).strip()).isEqualTo(PHONE);
            assertThat(part.getKind()).hasToString("phone");
        });
        assertThat(search(word).getTotal()).isZero();
        int start = text.indexOf(PHONE);
        return moderation
                .publish(
                        waiting.getId(),
                        new Publication()
                                .redactions(List.of(new NewRedaction()
                                        .start(start)
                                        .end(start + PHONE.length())
                                        .kind(NewRedaction.KindEnum.PHONE))))
                .getRecord();
    }

    private void found(String record, String answer) throws ApiException {
        SearchPage found = await().until(() -> search(word), page -> page.getTotal() == 1);
        Hit hit = found.getHits().get(0);
        assertThat(hit.getId()).isEqualTo(record);
        assertThat(hit.getSnippet()).contains("<mark>" + word + "</mark>");
        assertThat(hit.getAnswered()).isTrue();
        assertThat(hit.getLanguage()).isEqualTo("es");
        assertThat(hit.getCounty()).isEqualTo("Dane");
        assertThat(found.getFacets().get("language")).anySatisfy(value -> {
            assertThat(value.getValue()).isEqualTo("es");
            assertThat(value.getCount()).isEqualTo(1);
        });
        PublicRecord shown = new RecordsApi(stranger).one(record);
        assertThat(shown.getText()).contains("▮▮▮").doesNotContain(PHONE);
        assertThat(shown.getRedactions().get(0).getKind()).hasToString("phone");
        assertThat(shown.getAnswers()).extracting(RecordAnswer::getText).containsExactly(answer);
    }

    private void promise(String record, String receipt) throws ApiException {
        MeetingsApi meetings = new MeetingsApi(client("coordinator@demo"));
        String hall = meetings.plan(new NewMeeting()
                        .title("Traffic stops in Dane County")
                        .startsAt(OffsetDateTime.now().plusDays(14).truncatedTo(ChronoUnit.SECONDS))
                        .place("Central Library, Madison")
                        .county("Dane")
                        .languages(List.of("en", "es")))
                .getSlug();
        meetings.agenda(hall, new NewAgendaItem().title("Interpreters at stops").records(List.of(record)));
        meetings.minutes(
                hall,
                new NewMinutes()
                        .text("The State Patrol explained how interpreters are called.")
                        .language("en"));
        String promise = meetings.commitment(
                        hall,
                        new NewCommitment()
                                .text("Each car has the number of an interpreter. (" + word + ")")
                                .owner("state-patrol")
                                .dueOn(LocalDate.now().plusDays(90))
                                .records(List.of(record)))
                .getId();
        WholeMeeting meeting = new MeetingsApi(stranger).one(hall);
        assertThat(meeting.getAgenda().get(0).getRecords()).containsExactly(record);
        assertThat(meeting.getMinutes().get(0).getText()).isNotBlank();
        Commitment moved = new MeetingsApi(client(LIAISON))
                .move(
                        promise,
                        new CommitmentStep()
                                .status(CommitmentStep.StatusEnum.DONE)
                                .evidence("Photo of the card in each car, posted on the wall."));
        assertThat(moved.getStatus().getValue()).isEqualTo("done");
        assertThat(new MeetingsApi(stranger)
                        .commitments(
                                MeetingsApi.APICommitmentsRequest.newBuilder().build())
                        .getItems())
                .anySatisfy(one -> {
                    assertThat(one.getId()).isEqualTo(promise);
                    assertThat(one.getStatus().getValue()).isEqualTo("done");
                });
        assertThat(new RecordsApi(stranger).one(record).getCommitments())
                .anySatisfy(one -> assertThat(one.getId()).isEqualTo(promise));
        assertThat(opened(receipt).getTimeline())
                .anySatisfy(entry -> assertThat(entry.getWhat()).contains(word));
    }

    private SearchPage search(String words) throws ApiException {
        return new SearchApi(stranger)
                .search(SearchApi.APISearchRequest.newBuilder().q(words).build());
    }

    private ModelCase opened(String receipt) throws ApiException {
        return new ReceiptsApi(stranger).open(new Receipt().receipt(receipt));
    }

    private interface Call {
        void go() throws ApiException;
    }

    private static void refusedWith(int status, Call call) {
        assertThatExceptionOfType(ApiException.class).isThrownBy(call::go).satisfies(refused -> {
            assertThat(refused.getCode()).isEqualTo(status);
            assertThat(refused.getResponseBody()).contains("\"status\":" + status);
        });
    }
}
