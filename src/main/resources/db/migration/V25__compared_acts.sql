-- What the journal compares from now on, and whether a row has its act already: the next start writes that of rows from before.
alter table agency add column journaled boolean default false not null;
alter table topic add column journaled boolean default false not null;
alter table access_token add column journaled boolean default false not null;
-- A token that was ended leaves its row, so that its acts can be compared; it opens nothing any more.
alter table access_token add column ended_at bigint;
-- How the acts of a change are written: 1 names who asked or decided, 0 is from before.
alter table account_change add column form integer default 0 not null;
