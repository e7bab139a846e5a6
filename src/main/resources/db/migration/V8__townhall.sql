create table town_hall (
    id          bigint        not null primary key,
    slug        varchar(120)  not null unique,
    starts_at   bigint        not null,
    place       varchar(400)  not null,
    county      varchar(5)    references county (fips),
    version     integer       not null
);
create index town_hall_starts on town_hall (starts_at);
create sequence town_hall_seq start with 50 increment by 50;
create table town_hall_title (
    town_hall  bigint        not null references town_hall (id),
    language   varchar(35)   not null,
    title      varchar(400)  not null,
    primary key (town_hall, language)
);
create table town_hall_language (
    town_hall  bigint       not null references town_hall (id),
    language   varchar(35)  not null,
    primary key (town_hall, language)
);
create table agenda_item (
    id         bigint        not null primary key,
    town_hall  bigint        not null references town_hall (id),
    position   integer       not null
);
create sequence agenda_item_seq start with 50 increment by 50;
create table agenda_item_title (
    item      bigint        not null references agenda_item (id),
    language  varchar(35)   not null,
    title     varchar(400)  not null,
    primary key (item, language)
);
create table agenda_item_record (
    item    bigint       not null references agenda_item (id),
    record  varchar(20)  not null,
    position integer     not null,
    primary key (item, record)
);
create index agenda_item_record_record on agenda_item_record (record);
create table minutes (
    id         bigint           not null primary key,
    town_hall  bigint           not null references town_hall (id),
    at         bigint           not null,
    text       varchar(100000)  not null,
    language   varchar(35)      not null
);
create sequence minutes_seq start with 50 increment by 50;
create table commitment (
    id         bigint          not null primary key,
    code       varchar(20)     not null unique,
    town_hall  bigint          not null references town_hall (id),
    owner      varchar(80)     not null references agency (slug),
    due_on     varchar(10)     not null,
    status     varchar(12)     not null,
    made_at    bigint          not null,
    version    integer         not null
);
create sequence commitment_seq start with 50 increment by 50;
create table commitment_text (
    commitment  bigint         not null references commitment (id),
    language    varchar(35)    not null,
    text        varchar(8000)  not null,
    primary key (commitment, language)
);
create table commitment_record (
    commitment  bigint       not null references commitment (id),
    record      varchar(20)  not null,
    position    integer      not null,
    primary key (commitment, record)
);
create index commitment_record_record on commitment_record (record);
create table commitment_event (
    id          bigint         not null primary key,
    commitment  bigint         not null references commitment (id),
    at          bigint         not null,
    status      varchar(12)    not null,
    evidence    varchar(8000)
);
create sequence commitment_event_seq start with 50 increment by 50;
