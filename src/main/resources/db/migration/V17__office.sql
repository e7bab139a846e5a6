-- The office that coordinates is an agency like any other and has what no other agency has. Its slug is its mark, so there is exactly one; the
-- start gives it its names.
insert into agency (slug, level, answer_days, active) values ('coordinating-office', 'STATE', 3, true);
update ticket set because = replace(because, '"kind":"transfer","arguments":["",', '"kind":"transfer","arguments":["coordinating-office",') where agency is not null;
update ticket set agency = 'coordinating-office' where agency is null;
alter table ticket alter column agency set not null;
update routing_rule set agency = 'coordinating-office' where agency is null and topic is null;
