create table submission (
    id                   bigint          not null primary key,
    code                 varchar(20)     not null unique,
    receipt_hash         varchar(64)     not null unique,
    kind                 varchar(12)     not null,
    title                varchar(400),
    text                 varchar(100000),
    language             varchar(35)     not null,
    language_source      varchar(10)     not null,
    language_confidence  double precision not null,
    county               varchar(5)      references county (fips),
    municipality         varchar(200),
    detail               varchar(2000),
    occurred_on          varchar(10),
    publish              boolean         not null,
    share_contact        boolean         not null,
    channel              varchar(12)     not null,
    received_at          bigint          not null,
    state                varchar(24)     not null,
    version              integer         not null
);
create sequence submission_seq start with 50 increment by 50;
create index submission_state on submission (state, id);

create table submission_topic (
    submission  bigint       not null references submission (id),
    topic       varchar(80)  not null references topic (slug),
    primary key (submission, topic)
);
-- The agencies that the writer named.
create table submission_agency (
    submission  bigint       not null references submission (id),
    agency      varchar(80)  not null references agency (slug),
    primary key (submission, agency)
);

-- The identity firewall: contact data, encrypted, apart; read by the mailer alone.
create table contact (
    submission  bigint           not null primary key references submission (id),
    sealed      varchar(8000)    not null,
    language    varchar(35)      not null,
    has_email   boolean          not null
);

create table idempotency (
    key_hash    varchar(64)      not null primary key,
    body_hash   varchar(64)      not null,
    submission  bigint           not null references submission (id),
    answer      varchar(100000)  not null,
    created_at  bigint           not null
);
create index idempotency_created on idempotency (created_at);
