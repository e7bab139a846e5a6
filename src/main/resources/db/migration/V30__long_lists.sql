-- Meetings and promises are read a page at a time: each list from one index in its order, and what belongs to those that are shown by an index of its own.
drop index town_hall_starts;
create index town_hall_starts on town_hall (starts_at, id);
create index town_hall_cancelled on town_hall (cancelled_at, id);
create index agenda_item_town_hall on agenda_item (town_hall);
create index minutes_town_hall on minutes (town_hall);
create index commitment_town_hall on commitment (town_hall);
create index commitment_due on commitment (status, due_on, id);
create index commitment_owner on commitment (owner, status, due_on, id);
create index commitment_event_commitment on commitment_event (commitment);
-- Whose each promise is, and when it was kept (null: it is not), as it stands in the sums of tally ('promises', 'promises:<agency>'). Counted anew with them.
create table tally_promise (
    commitment  bigint       not null primary key,
    owner       varchar(80)  not null,
    kept_at     bigint
);
create index tally_promise_kept on tally_promise (kept_at, commitment);
-- What a queue counts and is narrowed by stands in the index itself: no row is fetched that is not shown.
drop index ticket_agency;
create index ticket_agency on ticket (agency, status, due_by, id, submission, assignee, writer_at);
drop index ticket_status;
create index ticket_status on ticket (status, due_by, id, submission, assignee, writer_at);
drop index ticket_due;
create index ticket_due on ticket (due_by, id, submission, writer_at);
-- When all was last counted from the tables to the end; null where that was before this was kept.
alter table tally_state add column counted_at bigint;
