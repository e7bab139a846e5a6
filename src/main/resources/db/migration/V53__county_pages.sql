-- Meetings of a county that are to come, and tickets in the order in which they came, are ranges of an index.
create index town_hall_county on town_hall (county, starts_at, id);
create index ticket_status_received on ticket (status, received_at, id);
