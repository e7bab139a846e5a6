-- What the office that runs this server says of itself. One row, founded empty, so that there is something to lock.
create table office (
    id                varchar(10)  not null primary key check (id = 'this'),
    name              varchar(200),
    run_by            varchar(200),
    contact           varchar(254),
    security_contact  varchar(254),
    mail_tested_at    bigint,
    version           integer      not null
);
insert into office (id, version) values ('this', 0);
