-- Insert-only: the application's role needs neither UPDATE nor DELETE here.
create table journal_entry (
    id            bigint        not null primary key,
    at            bigint        not null,
    recorded_at   bigint        not null,
    actor         varchar(200)  not null,
    act           varchar(60)   not null,
    subject       varchar(120)  not null,
    salt          varchar(32)   not null,
    content_hash  varchar(64)   not null
);
create sequence journal_entry_seq start with 50 increment by 50;

-- Written by the sequencer alone. Insert-only.
create table journal_position (
    position  bigint       not null primary key,
    entry     bigint       not null unique references journal_entry (id),
    hash      varchar(64)  not null
);

-- What the sequencer has still to place: written with the entry, deleted with the position. It is a work list, not evidence.
create table journal_pending (
    entry  bigint  not null primary key
);

create table follower (
    name      varchar(80)  not null primary key,
    position  bigint       not null
);

create table lease (
    name    varchar(80)  not null primary key,
    holder  varchar(80)  not null,
    until   bigint       not null
);
-- Who places entries; locked in the transaction that does.
insert into lease (name, holder, until) values ('sequencer', '', 0);
