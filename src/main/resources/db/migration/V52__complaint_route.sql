-- What is known of an agency's own way to complain, a fact a line; and every answer that was ever given to one, which is its history.
alter table agency add column route_facts varchar(6000) default '' not null;
create sequence route_fact_change_seq start with 50 increment by 50;
create table route_fact_change (
    id       bigint       not null primary key,
    agency   varchar(60)  not null references agency (slug),
    fact     varchar(40)  not null,
    says     varchar(20)  not null,
    checked  varchar(10),
    source   varchar(300),
    at       bigint       not null
);
create index route_fact_change_agency on route_fact_change (agency, id);
