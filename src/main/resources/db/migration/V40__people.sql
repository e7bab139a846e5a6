-- One-time links by which a person who was invited begins an account. Only keyed hashes of link and code are kept; the
-- link is sealed until a second administrator has agreed, so that it can be sent by mail then.
create table invitation (
    id           bigint        not null primary key,
    code         varchar(12)   not null unique,
    account      bigint        not null references account (id),
    link_hash    varchar(64)   not null unique,
    link         varchar(1000),
    second_hash  varchar(64),
    second_by    bigint,
    roles        varchar(200)  not null,
    agencies     varchar(8000) not null,
    languages    varchar(400)  not null,
    made_by      bigint        not null references account (id),
    made_at      bigint        not null,
    expires_at   bigint        not null,
    mailed_at    bigint,
    state        varchar(12)   not null,
    ended_at     bigint
);
create sequence invitation_seq start with 50 increment by 50;
create index invitation_account on invitation (account);

-- The languages that a person works in, as BCP 47 tags.
create table account_language (
    account   bigint       not null references account (id),
    language  varchar(35)  not null,
    primary key (account, language)
);

-- A role, and an agency where the role has one, until the end of a day in Wisconsin.
create table deputyship (
    id          bigint       not null primary key,
    code        varchar(12)  not null unique,
    account     bigint       not null references account (id),
    role        varchar(20)  not null,
    agency      varchar(80),
    until_day   varchar(10)  not null,
    granted_by  bigint       not null references account (id),
    granted_at  bigint       not null,
    ended_at    bigint
);
create sequence deputyship_seq start with 50 increment by 50;
create index deputyship_account on deputyship (account);
create index deputyship_agency on deputyship (agency, until_day);
alter table account_change add column until_day varchar(10);

-- Days on which a person is away, both of them among those.
create table account_leave (
    id          bigint        not null primary key,
    code        varchar(12)   not null unique,
    account     bigint        not null references account (id),
    from_day    varchar(10)   not null,
    until_day   varchar(10)   not null,
    deputy      varchar(200),
    made_at     bigint        not null,
    ended_at    bigint
);
create sequence account_leave_seq start with 50 increment by 50;
create index account_leave_account on account_leave (account, until_day);
