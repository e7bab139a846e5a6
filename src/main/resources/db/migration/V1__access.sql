-- Instants are epoch milliseconds (UTC) in bigint, days are ISO 8601 in varchar(10): the same on every database,
-- whatever the time zone of the host, the driver or the session.
create table account (
    id            bigint        not null primary key,
    name          varchar(200)  not null unique,
    display_name  varchar(200)  not null,
    language      varchar(35)   not null,
    password_hash varchar(300),
    active        boolean       not null,
    created_at    bigint        not null
);
create sequence account_seq start with 50 increment by 50;

create table account_role (
    account  bigint       not null references account (id),
    role     varchar(20)  not null,
    primary key (account, role)
);

-- The agencies that a liaison answers for, by slug.
create table account_agency (
    account  bigint       not null references account (id),
    agency   varchar(80)  not null,
    primary key (account, agency)
);

-- Personal access tokens; only a keyed hash is kept. The code names one to its owner.
create table access_token (
    token_hash  varchar(64)   not null primary key,
    code        varchar(12)   not null unique,
    account     bigint        not null references account (id),
    label       varchar(100)  not null,
    created_at  bigint        not null,
    expires_at  bigint
);
create index access_token_account on access_token (account);

-- Sessions of the desk; only a keyed hash of the cookie is kept, so any node can serve them.
create table desk_session (
    token_hash  varchar(64)  not null primary key,
    account     bigint       not null references account (id),
    created_at  bigint       not null,
    seen_at     bigint       not null
);
create index desk_session_account on desk_session (account);

-- Lock-out by delay: failures in a row for a (hashed) account name.
create table sign_in_failure (
    name_hash   varchar(64)  not null primary key,
    failures    integer      not null,
    not_before  bigint       not null
);
