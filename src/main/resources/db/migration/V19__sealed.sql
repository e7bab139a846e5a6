-- What writers took back: the words leave their columns and are kept, encrypted, for the time that the office's records rules ask.
alter table submission add column withdrawn_at bigint;
alter table submission add column erased_at bigint;
update submission set withdrawn_at = (select min(e.at) from journal_entry e where e.act = 'submission.withdrawn' and e.subject = concat('submission:', submission.code))
    where state = 'WITHDRAWN';

create table sealed_original (
    submission  bigint  not null primary key references submission (id),
    sealed_at   bigint  not null,
    keep_until  bigint  not null
);
create index sealed_original_keep on sealed_original (keep_until);
-- One ciphertext, cut because a column holds so much and no more.
create table sealed_part (
    submission  bigint           not null references sealed_original (submission),
    number      integer          not null,
    ciphertext  varchar(100000)  not null,
    primary key (submission, number)
);

-- Somebody asks to open it, somebody else decides.
create table opening (
    id          bigint         not null primary key,
    submission  bigint         not null references submission (id),
    asked_at    bigint         not null,
    asked_by    varchar(200)   not null,
    reason      varchar(8000)  not null,
    decided_at  bigint,
    decided_by  varchar(200),
    agreed      boolean        not null,
    because     varchar(8000)
);
create sequence opening_seq start with 50 increment by 50;
create index opening_submission on opening (submission);
create table opening_look (
    opening  bigint        not null references opening (id),
    number   integer       not null,
    at       bigint        not null,
    reader   varchar(200)  not null,
    primary key (opening, number)
);

-- Whether words of what was taken back were taken out of it.
alter table message add column sealed boolean default false not null;
alter table note add column sealed boolean default false not null;
alter table answer add column sealed boolean default false not null;
alter table ticket_event add column sealed boolean default false not null;
alter table moderation add column sealed boolean default false not null;
