create table ticket (
    id           bigint          not null primary key,
    code         varchar(20)     not null unique,
    submission   bigint          not null references submission (id),
    agency       varchar(80)     references agency (slug),
    role         varchar(8)      not null,
    status       varchar(12)     not null,
    because      varchar(8000)   not null,
    assignee     varchar(200),
    received_at  bigint          not null,
    due_by       bigint          not null,
    closed_at    bigint,
    transferred_to bigint        references ticket (id),
    version      integer         not null
);
create sequence ticket_seq start with 50 increment by 50;
create index ticket_submission on ticket (submission);
create index ticket_agency on ticket (agency, status, due_by, id);

create table answer (
    id         bigint           not null primary key,
    code       varchar(20)      not null unique,
    ticket     bigint           not null references ticket (id),
    author     varchar(200)     not null,
    at         bigint           not null,
    text       varchar(100000)  not null,
    language   varchar(35)      not null,
    is_public  boolean          not null
);
create sequence answer_seq start with 50 increment by 50;
create index answer_ticket on answer (ticket);

-- Two-way messages between the writer and one agency, never public.
create table message (
    id       bigint           not null primary key,
    ticket   bigint           not null references ticket (id),
    sender   varchar(6)       not null,
    author   varchar(200),
    at       bigint           not null,
    text     varchar(100000)  not null
);
create sequence message_seq start with 50 increment by 50;
create index message_ticket on message (ticket);

-- Internal notes, never shown to the writer.
create table note (
    id      bigint           not null primary key,
    ticket  bigint           not null references ticket (id),
    author  varchar(200)     not null,
    at      bigint           not null,
    text    varchar(100000)  not null
);
create sequence note_seq start with 50 increment by 50;
create index note_ticket on note (ticket);

-- What happened to a ticket, for its history and the writer's timeline: assigned, transferred, waiting, closed, reopened.
create table ticket_event (
    id       bigint         not null primary key,
    ticket   bigint         not null references ticket (id),
    at       bigint         not null,
    what     varchar(20)    not null,
    actor    varchar(200)   not null,
    agency   varchar(80),
    reason   varchar(8000)
);
create sequence ticket_event_seq start with 50 increment by 50;
create index ticket_event_ticket on ticket_event (ticket);
