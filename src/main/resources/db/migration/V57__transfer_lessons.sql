-- What coordinators passed on last, for suggestions: the topics, county and kind of a message, and keyed hashes of its words; never a word. Those of
-- messages that were taken back, and all but the newest, are deleted.
create table transfer_lesson (
    submission  bigint         not null primary key references submission (id),
    agency      varchar(80)    not null,
    passed_at   bigint         not null,
    features    varchar(4000)  not null
);
create index transfer_lesson_passed on transfer_lesson (passed_at, submission);
