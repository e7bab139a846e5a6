-- A meeting may be moved, cancelled, or marked as held. What was planned at first stays known once it is moved.
alter table town_hall add column revision integer default 0 not null;
alter table town_hall add column planned_starts_at bigint;
alter table town_hall add column planned_place varchar(400);
alter table town_hall add column cancelled_at bigint;
alter table town_hall add column held_at bigint;
-- Each change is a row, never altered: where and when it was before, where and when it is from then on, why.
create table town_hall_change (
    id             bigint        not null primary key,
    town_hall      bigint        not null references town_hall (id),
    at             bigint        not null,
    what           varchar(10)   not null,
    was_starts_at  bigint        not null,
    was_place      varchar(400)  not null,
    was_county     varchar(5)    references county (fips),
    starts_at      bigint        not null,
    place          varchar(400)  not null,
    county         varchar(5)    references county (fips),
    reason         varchar(8000),
    language       varchar(35),
    sealed         boolean       default false not null
);
create sequence town_hall_change_seq start with 50 increment by 50;
create index town_hall_change_town_hall on town_hall_change (town_hall);
