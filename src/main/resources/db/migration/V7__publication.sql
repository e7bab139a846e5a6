-- What is public, already redacted. Public exits read these tables and never the submission.
create table public_record (
    id            bigint           not null primary key,
    code          varchar(20)      not null unique,
    submission    bigint           not null unique references submission (id),
    kind          varchar(12)      not null,
    language      varchar(35)      not null,
    title         varchar(400),
    text          varchar(100000)  not null,
    redactions    varchar(100000)  not null,
    source_redactions varchar(100000) not null,
    submitted_on  varchar(10)      not null,
    published_at  bigint           not null,
    updated_at    bigint           not null,
    county        varchar(5),
    visible       boolean          not null,
    version       integer          not null
);
create sequence public_record_seq start with 50 increment by 50;
create index public_record_published on public_record (visible, published_at, id);

create table public_record_topic (
    record  bigint       not null references public_record (id),
    topic   varchar(80)  not null references topic (slug),
    primary key (record, topic)
);
create index public_record_topic_topic on public_record_topic (topic);
create table public_answer (
    record      bigint           not null references public_record (id),
    answer      varchar(20)      not null,
    agency      varchar(80)      not null,
    at          bigint           not null,
    text        varchar(100000)  not null,
    language    varchar(35)      not null,
    redactions  varchar(100000)  not null,
    source_redactions varchar(100000) not null,
    days        integer          not null,
    primary key (record, answer)
);
create index public_answer_agency on public_answer (agency);
create table moderation (
    id          bigint         not null primary key,
    submission  bigint         not null references submission (id),
    at          bigint         not null,
    decision    varchar(12)    not null,
    moderator   varchar(200)   not null,
    reason      varchar(8000)
);
create sequence moderation_seq start with 50 increment by 50;
create index moderation_submission on moderation (submission);
