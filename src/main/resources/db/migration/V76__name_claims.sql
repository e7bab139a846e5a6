-- What is public and was, as a message says, sent in its writer's name by somebody else: record:<id> or campaign:<id>.
-- Null of everything else.
alter table submission add column about varchar(60);
create sequence name_claim_seq start with 50 increment by 50;
-- What moderators have to decide of it, and did: open, kept, hidden, removed; about which record; what the writer of the message is told.
create table name_claim (
    id          bigint         not null primary key,
    submission  bigint         not null unique references submission (id),
    subject     varchar(60)    not null,
    at          bigint         not null,
    state       varchar(12)    not null,
    record      varchar(40),
    words       varchar(8000),
    sealed      boolean        default false not null,
    decided_at  bigint,
    decided_by  varchar(200),
    version     integer        not null
);
create index name_claim_state on name_claim (state, id);
