-- The roles that must have a second factor, in words with spaces between them. One row, founded empty, so that there is something to lock.
create table factor_rule (
    id       varchar(10)   not null primary key check (id = 'this'),
    roles    varchar(200)  not null,
    version  integer       not null
);
insert into factor_rule (id, roles, version) values ('this', '', 0);
