-- How somebody is told of deadlines: DIGEST, in one mail a day, or AT_ONCE (accounts.WarningDelivery).
alter table account add column warnings varchar(20) default 'DIGEST' not null;
-- The mails that tell people of deadlines, sent and to be sent; as of notices, no address and no text.
create table warning_letter (
    id            bigint        not null primary key,
    cause         varchar(120)  not null unique,
    account       bigint        not null references account (id),
    kind          varchar(20)   not null,
    created_at    bigint        not null,
    next_try_at   bigint        not null,
    tries         integer       not null,
    sent_at       bigint,
    given_up      boolean       not null
);
create sequence warning_letter_seq start with 50 increment by 50;
create index warning_letter_due on warning_letter (sent_at, next_try_at);
-- Who is to be told, or was, that a moment of a clock is near or has passed: once for each day on which it is due. Null: in no mail yet.
create table warning (
    account    bigint       not null references account (id),
    ticket     bigint       not null references ticket (id),
    clock      varchar(20)  not null,
    stage      varchar(10)  not null,
    due_day    varchar(10)  not null,
    noted_at   bigint       not null,
    letter     bigint       references warning_letter (id),
    primary key (ticket, account, clock, stage, due_day)
);
create index warning_letter_of on warning (letter, account);
-- Other numbers of working days for messages of a kind or about a topic: lines of kind, topic and three numbers (directory.TargetRule).
alter table agency add column targets varchar(4000) default '' not null;
