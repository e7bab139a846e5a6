-- Meetings of a county that are to come, and tickets in the order in which they came, are ranges of an index.
create index town_hall_county on town_hall (county, starts_at, id);
create index ticket_status_received on ticket (status, received_at, id);
-- Organizations that help, as the office has them in place of the product's or beside those; an entry is never deleted, but retired.
create table help_entry (
    id          varchar(60)     not null primary key,
    entry       varchar(30000)  not null,
    version     integer         not null
);
-- The mark that stands in the head of each page in place of the product's: a picture (PNG) in Base64.
alter table office add column mark varchar(200000);
