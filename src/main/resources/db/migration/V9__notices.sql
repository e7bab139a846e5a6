-- A mail to send: unique by what caused it, so a follower that sees an act twice sends once. It holds no address and no text.
create table notice (
    id            bigint        not null primary key,
    cause         varchar(120)  not null unique,
    submission    bigint        not null references submission (id),
    kind          varchar(20)   not null,
    created_at    bigint        not null,
    next_try_at   bigint        not null,
    tries         integer       not null,
    sent_at       bigint,
    given_up      boolean       not null
);
create sequence notice_seq start with 50 increment by 50;
create index notice_due on notice (sent_at, next_try_at);
