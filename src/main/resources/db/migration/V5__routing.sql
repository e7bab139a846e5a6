-- A rule is never altered: a new version is a new row, so a ticket's reason can always be looked up.
create table routing_rule (
    slug        varchar(80)      not null,
    version     integer          not null,
    active      boolean          not null,
    agency      varchar(80)      references agency (slug),
    topic       varchar(80)      references topic (slug),
    role        varchar(8)       not null,
    priority    integer          not null,
    conditions  varchar(50000)   not null,
    created_at  bigint           not null,
    primary key (slug, version)
);
