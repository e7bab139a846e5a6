-- Who of the desk looked at what: one row each time, inserted and never altered. The application's role needs neither
-- UPDATE nor DELETE on either table. What a day held is digested once it is over, and the digest stands in the journal.
create table reading (
    id       bigint        not null primary key,
    at       bigint        not null,
    on_day   varchar(10)   not null,
    actor    varchar(200)  not null,
    subject  varchar(120)  not null,
    about    varchar(120),
    fields   varchar(400)  not null
);
-- One by one over all nodes, so that the newest have the greatest ids.
create sequence reading_seq;
create index reading_subject on reading (subject, id);
create index reading_about on reading (about, id);
create index reading_actor on reading (actor, id);
create index reading_day on reading (on_day, id);

create table reading_digest (
    on_day    varchar(10)  not null primary key,
    readings  bigint       not null,
    digest    varchar(64)  not null,
    at        bigint       not null
);
