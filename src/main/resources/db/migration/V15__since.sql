-- Since when a meeting's title and a point of its agenda can be read, and so can wait for a translation; unknown of those from before.
alter table town_hall add column planned_at bigint;
alter table agenda_item add column added_at bigint;
