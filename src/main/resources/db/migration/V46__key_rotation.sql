-- Which key of a keyset a mark is of: what a backup needs is named by it.
alter table key_check add column key_id varchar(12);
-- Each time that another key began to seal, and when nothing was sealed under an older one any more.
create table key_rotation (
    id        varchar(20)  not null primary key,
    key_id    varchar(12)  not null,
    begun_at  bigint       not null,
    ended_at  bigint,
    resealed  bigint       not null
);
-- Who seals anew; locked in the transaction that does.
insert into lease (name, holder, until) values ('resealing', '', 0);
