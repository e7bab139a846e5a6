-- What a writer wrote, to be read by an agency whose people do not read its language: by when, as its ticket is due. Null of everything else.
alter table passage add column due_by bigint;
create index passage_due on passage (state, urgency, due_by, id);
