-- What somebody at the desk has typed into a form and not sent: a draft kept on purpose, or words whose form was refused because the session
-- had ended. One for each account and form, sealed; it ends with sending, with the words it is about, and by itself.
create table desk_draft (
    id       varchar(64)      not null primary key,
    account  bigint           not null references account (id),
    path     varchar(300)     not null,
    words    varchar(800000)  not null,
    refused  boolean          not null,
    kept_at  bigint           not null
);
create index desk_draft_account on desk_draft (account);
create index desk_draft_path on desk_draft (path);
