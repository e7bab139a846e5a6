-- That an agency told a writer that it has the message: no kind of ticket_event any more, as the release before, which reads every row of that
-- table, knows no such kind and could not open the ticket.
create table ticket_acknowledged (
    ticket  bigint        not null primary key references ticket (id),
    at      bigint        not null,
    actor   varchar(200)  not null
);
insert into ticket_acknowledged (ticket, at, actor)
    select ticket, min(at), min(actor) from ticket_event where what = 'acknowledged' group by ticket;
delete from ticket_event where what = 'acknowledged';
