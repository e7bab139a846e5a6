-- Languages go by one canonical tag from now on (V24.1 brings what is there to it). Where a tag is part of what the journal hashed, the tag of then is kept beside it.
alter table passage add column recorded_language varchar(35);
alter table town_hall_title add column recorded_language varchar(35);
alter table agenda_item_title add column recorded_language varchar(35);
alter table commitment_text add column recorded_language varchar(35);
