-- Days to answer are counted in the days on which an agency works. Tickets keep the day that they were given.
alter table agency add column acknowledge_days integer default 5 not null;
-- Which law says on which days its offices are closed; the days beside those, and the languages its people speak, each separated by a blank.
alter table agency add column calendar varchar(20) default 'wisconsin' not null;
update agency set calendar = 'federal' where level = 'FEDERAL';
alter table agency add column closures varchar(4000) default '' not null;
alter table agency add column languages varchar(1000) default '' not null;
-- A topic that became part of another.
alter table topic add column merged_into varchar(80) references topic (slug);
