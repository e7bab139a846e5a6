-- Whether words of what was taken back were taken out of it.
alter table town_hall add column sealed boolean default false not null;
alter table agenda_item add column sealed boolean default false not null;
alter table minutes add column sealed boolean default false not null;
alter table commitment add column sealed boolean default false not null;
alter table commitment_event add column sealed boolean default false not null;
