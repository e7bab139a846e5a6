-- What pages tell in numbers, and which records come first: a projection of what is public, which follows the journal. None of it is evidence;
-- all of it can be counted anew. A record stands under each heading that it counts for: 'all', 'agency:<slug>', 'topic:<slug>', 'answered',
-- 'answered:<language>'.
create table tally_entry (
    heading   varchar(120)  not null,
    record    bigint        not null,
    at        bigint        not null,
    answered  boolean       not null,
    days      integer,
    primary key (record, heading)
);
create index tally_entry_latest on tally_entry (heading, at desc, record desc);
create table tally (
    heading   varchar(120)  not null primary key,
    records   bigint        not null,
    answered  bigint        not null
);
-- How long the first answer took, as a histogram with fixed steps.
create table tally_days (
    heading  varchar(120)  not null,
    step     integer       not null,
    records  bigint        not null,
    primary key (heading, step)
);
-- Stretches of fifty keys of public records, for the site map.
create table tally_stretch (
    stretch     bigint   not null primary key,
    records     integer  not null,
    changed_at  bigint   not null
);
-- How far the counting has come: what stands below counted_from is not counted yet, and acts up to position are known from the tables. A change
-- of anything is another revision; changed_at is when a number or an order changed.
create table tally_state (
    id            integer  not null primary key,
    format        integer  not null,
    counted_from  bigint   not null,
    position      bigint   not null,
    changed_at    bigint   not null,
    revision      bigint   not null
);
insert into tally_state (id, format, counted_from, position, changed_at, revision) values (1, 0, 0, 0, 0, 0);
-- The records that were answered last, whatever they are about.
create index public_record_updated on public_record (visible, updated_at desc, id desc);
