-- Pages of the desk whose words were taken back for good: a page that still stands open somewhere keeps nothing there anymore. A row ends when no draft can be as old.
create table desk_closed (
    path       varchar(300)  not null primary key,
    closed_at  bigint        not null
);
