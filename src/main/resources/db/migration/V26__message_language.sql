-- The language that an agency's message is written in, where its writer said so; null: it is recognised anew whenever it is read.
alter table message add column language varchar(35);
-- To find what the coordinating office passed on lately, among all that happened.
create index ticket_event_what on ticket_event (what, id);
