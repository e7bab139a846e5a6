-- What the order of queues, what is late and what bounces are read from; each is worked out anew of the history (casework.TicketClocks). Since when a ticket waits for its writer;
-- how often agencies passed the case on before.
alter table ticket add column paused_at bigint;
alter table ticket add column given_away integer default 0 not null;
-- Within how many working days an agency tells a writer something again, until the answer.
alter table agency add column update_days integer default 10 not null;
-- From when to when it works on a working day, 08:00-16:30; empty where it does not say.
alter table agency add column hours varchar(11) default '' not null;
