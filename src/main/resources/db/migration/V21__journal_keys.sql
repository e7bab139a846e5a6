-- Which key outside the database a position was hashed under; none before the chain was keyed. Insert-only, as before.
alter table journal_position add column key_id varchar(12);
-- What an act concerned is compared with what is stored now, by subject.
create index journal_entry_subject on journal_entry (subject, id);
-- The head that a follower has seen, so that rows set back with the end of the chain do not fit.
alter table follower add column hash varchar(64);

-- Heads that were shown to the public, at most one a day (UTC). Insert-only.
create table journal_head (
    published_on  varchar(10)  not null primary key,
    position      bigint       not null,
    hash          varchar(64)  not null,
    at            bigint       not null
);

-- Where an administrator went on although the chain is shorter than, or other than, one that was seen: a backup was restored. The mark is a
-- keyed hash of the rest. Insert-only.
create table journal_resumption (
    id        varchar(20)    not null primary key,
    at        bigint         not null,
    position  bigint         not null,
    hash      varchar(64)    not null,
    reason    varchar(8000)  not null,
    mark      varchar(64)    not null
);

-- Verifications asked for at the desk, and how far they are: any node answers for them. No evidence.
create table journal_verification (
    id          varchar(20)  not null primary key,
    started_at  bigint       not null,
    told_at     bigint       not null,
    done        bigint       not null,
    total       bigint       not null,
    result      varchar(8000)
);
