-- What is said around meetings is translated too. A place may now be a meeting, whose slug is longer than an id.
alter table passage alter column place set data type varchar(160);
-- What shows that a promise is kept has a language; unknown of what was recorded before.
alter table commitment_event add column language varchar(35);
