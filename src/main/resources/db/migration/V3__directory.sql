create table county (
    fips  varchar(5)    not null primary key,
    name  varchar(60)   not null unique,
    seat  varchar(60)   not null
);

create table agency (
    slug         varchar(80)   not null primary key,
    level        varchar(12)   not null,
    url          varchar(300),
    answer_days  integer       not null,
    active       boolean       not null
);
create table agency_name (
    agency       varchar(80)   not null references agency (slug),
    language     varchar(35)   not null,
    name         varchar(200)  not null,
    description  varchar(2000) not null,
    primary key (agency, language)
);
-- The counties an agency serves; none means the whole state.
create table agency_county (
    agency  varchar(80)  not null references agency (slug),
    county  varchar(5)   not null references county (fips),
    primary key (agency, county)
);

create table topic (
    slug      varchar(80)  not null primary key,
    position  integer      not null
);
create table topic_name (
    topic        varchar(80)   not null references topic (slug),
    language     varchar(35)   not null,
    name         varchar(200)  not null,
    description  varchar(2000) not null,
    primary key (topic, language)
);
