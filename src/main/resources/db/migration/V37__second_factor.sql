-- What an account shows beside its password: an app that makes codes (RFC 6238). The secret is sealed, and gone once the app is taken away.
create table authenticator (
    code       varchar(12)   not null primary key,
    account    bigint        not null references account (id),
    secret     varchar(500)  not null,
    last_step  bigint        not null,
    made_at    bigint        not null,
    ended_at   bigint
);
create index authenticator_account on authenticator (account);

-- Codes on paper, each good for one time; only a keyed hash is kept, and none of one that was used.
create table recovery_code (
    code_hash  varchar(64)  not null primary key,
    account    bigint       not null references account (id)
);
create index recovery_code_account on recovery_code (account);

-- A sign-in whose password was right and whose second factor was not shown yet.
create table half_sign_in (
    token_hash  varchar(64)  not null primary key,
    account     bigint       not null references account (id),
    begun_at    bigint       not null,
    failures    integer      not null
);
create index half_sign_in_account on half_sign_in (account);

-- When the person of a session last showed that it is they, how often that failed, how they signed in, and whether the browser had signed in before.
alter table desk_session add column proved_at bigint default 0 not null;
alter table desk_session add column refusals integer default 0 not null;
alter table desk_session add column means varchar(12) default 'PASSWORD' not null;
alter table desk_session add column known_browser boolean default true not null;
