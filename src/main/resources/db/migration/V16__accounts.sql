-- What a name looks like (Unicode TR 39), so that no two accounts look the same; of accounts from before it is found at the next start.
alter table account add column skeleton varchar(1000);
create unique index account_skeleton on account (skeleton);
-- The account that vouches for this one: itself where the operator founded it or two administrators agreed; else the house of the one who made it.
alter table account add column house bigint;
-- Since when it has been an administrator's, if only for a time.
alter table account add column admin_since bigint;
update account set admin_since = created_at where exists (select 1 from account_role r where r.account = account.id and r.role = 'admin');
-- The administrator who knows the present password, because it was handed over and not yet replaced by the person's own.
alter table account add column password_by bigint;

-- Browsers that have signed in with an account before; only a keyed hash of the cookie is kept.
create table known_device (
    code         varchar(12)  not null primary key,
    device_hash  varchar(64)  not null,
    account      bigint       not null references account (id),
    failures     integer      not null,
    not_before   bigint       not null,
    seen_at      bigint       not null,
    unique (device_hash, account)
);
create index known_device_account on known_device (account);

-- Failed tries of unknown devices in all, for a (hashed) account name; where they came from stands nowhere.
drop table sign_in_failure;
create table sign_in_budget (
    name_hash   varchar(64)       not null primary key,
    spent       double precision  not null,
    counted_at  bigint            not null
);

-- What one administrator asked for and another decides.
create table account_change (
    id          bigint         not null primary key,
    code        varchar(12)    not null unique,
    account     bigint         not null references account (id),
    what        varchar(12)    not null,
    roles       varchar(200)   not null,
    agencies    varchar(8000)  not null,
    half        varchar(1000),
    asked_by    bigint         not null references account (id),
    asked_at    bigint         not null,
    state       varchar(12)    not null,
    decided_by  bigint,
    decided_at  bigint,
    reason      varchar(2000)
);
create sequence account_change_seq start with 50 increment by 50;
create index account_change_account on account_change (account);
