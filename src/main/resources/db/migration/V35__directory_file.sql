-- A retired agency may name the one that has its work now; a topic that is retired is offered no more, and what was written about it keeps it.
alter table agency add column successor varchar(80) references agency (slug);
alter table topic add column active boolean default true not null;
