-- A text that shall be read in another language. The text itself is not kept here: it is read where it stands (place), and the hash tells
-- whether it is still the one that was translated. A translation of anything else is shown nowhere.
create table passage (
    id               bigint          not null primary key,
    code             varchar(20)     not null unique,
    subject          varchar(60)     not null,
    place            varchar(60)     not null,
    source_hash      varchar(64)     not null,
    source_language  varchar(35)     not null,
    target_language  varchar(35)     not null,
    urgency          integer         not null,
    asked            integer         not null,
    since            bigint          not null,
    state            varchar(12)     not null,
    title            varchar(1000),
    text             varchar(100000),
    machine          boolean         not null,
    draft_tries      integer         not null,
    draft_next       bigint          not null,
    reviewer         varchar(200),
    reviewed_at      bigint,
    version          integer         not null,
    constraint passage_once unique (subject, target_language, source_hash)
);
create sequence passage_seq start with 50 increment by 50;
create index passage_place on passage (place);
create index passage_queue on passage (state, urgency, since, id);
create index passage_reviewed on passage (target_language, reviewed_at);
