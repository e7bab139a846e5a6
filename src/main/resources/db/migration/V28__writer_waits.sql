-- Since when words of the writer wait for this agency to write, close or pass on; null where none do.
alter table ticket add column writer_at bigint;
update ticket set writer_at = (select max(m.at) from message m where m.ticket = ticket.id and m.sender = 'you')
    where status = 'OPEN'
      and not exists (select 1 from answer a where a.ticket = ticket.id
          and a.at >= (select max(m.at) from message m where m.ticket = ticket.id and m.sender = 'you'));
create index ticket_writer on ticket (writer_at);
