-- Who fills an empty database; locked while a node does, so that of nodes that start together one does and the others wait.
insert into lease (name, holder, until) values ('start', '', 0);
