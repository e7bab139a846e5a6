-- What a draft of the rules would have changed: what came of it, without the draft and without any words. Rows of more than a week ago are deleted.
create table rule_simulation (
    code      varchar(20)      not null primary key,
    asked_at  bigint           not null,
    state     varchar(10)      not null,
    done      integer          not null,
    total     integer          not null,
    seen_at   bigint           not null,
    result    varchar(200000)
);
