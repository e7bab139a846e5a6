-- What of a submission's words its writer hides from agencies, as spans by field. Older submissions were read as they are before anybody asked.
alter table submission add column mask_personal boolean default false not null;
alter table submission add column masks varchar(400000) default '{}' not null;
alter table message add column masks varchar(200000) default '[]' not null;
-- The agencies that the writer left out.
create table submission_excluded (
    submission  bigint       not null references submission (id),
    agency      varchar(80)  not null references agency (slug),
    primary key (submission, agency)
);
-- When the agency first saw the words, and when it looked at what was hidden in them.
alter table ticket add column read_at bigint;
alter table ticket add column unmasked_at bigint;
