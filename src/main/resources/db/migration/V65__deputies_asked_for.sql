-- That somebody is to stand in until a day, asked of a second administrator: no row of account_change any more, as the release before shows
-- every one of that table, fails at what it does not know, and would give the role for good.
create table deputy_asked (
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
    reason      varchar(2000),
    form        integer        not null,
    until_day   varchar(10)
);
create index deputy_asked_account on deputy_asked (account);
insert into deputy_asked (id, code, account, what, roles, agencies, half, asked_by, asked_at, state, decided_by, decided_at, reason, form, until_day)
    select id, code, account, what, roles, agencies, half, asked_by, asked_at, state, decided_by, decided_at, reason, form, until_day
    from account_change where what = 'deputy';
delete from account_change where what = 'deputy';
