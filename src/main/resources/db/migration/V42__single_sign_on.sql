-- Whom an identity provider knows, and which account that is here.
create table account_link (
    code       varchar(12)   not null primary key,
    account    bigint        not null references account (id),
    issuer     varchar(300)  not null,
    subject    varchar(255)  not null,
    linked_at  bigint        not null,
    unique (issuer, subject)
);
create index account_link_account on account_link (account);

-- Sign-ins that were sent to the provider and have not come back; each comes back once.
create table sign_in_flow (
    state_hash  varchar(64)  not null primary key,
    expires_at  bigint       not null
);

-- What the groups of a provider may do here. A row is never altered but for its decision and its end.
create table group_rights (
    id          bigint         not null primary key,
    code        varchar(12)    not null unique,
    group_name  varchar(200)   not null,
    roles       varchar(200)   not null,
    agencies    varchar(8000)  not null,
    waited      boolean        not null,
    state       varchar(12)    not null,
    asked_by    bigint         not null references account (id),
    asked_at    bigint         not null,
    decided_by  bigint,
    decided_at  bigint,
    ended_by    bigint,
    ended_at    bigint
);
create sequence group_rights_seq start with 50 increment by 50;
