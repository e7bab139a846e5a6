-- A queue that is narrowed by a language or a county is a range of one index too: a ticket says both, as its submission does; the county goes when that is taken back.
alter table ticket add column language varchar(35);
alter table ticket add column county varchar(5);
update ticket set
    language = (select s.language from submission s where s.id = ticket.submission),
    county = (select s.county from submission s where s.id = ticket.submission);
create index ticket_language on ticket (language, status, due_by, id, agency, submission, writer_at);
create index ticket_county on ticket (county, status, due_by, id, agency, submission, writer_at);
