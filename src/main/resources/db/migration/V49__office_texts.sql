-- Texts that the office has put in place of the product's, by language; and when it last said that the notice on privacy is its own to answer for.
create table office_text (
    id          varchar(140)  not null primary key,
    part        varchar(40)   not null,
    text_key    varchar(100)  not null,
    language    varchar(20)   not null,
    words       varchar(4000),
    changed_at  bigint        not null,
    version     integer       not null,
    unique (text_key, language)
);
create index office_text_part on office_text (part, language);
alter table office add column privacy_confirmed_at bigint;
alter table office add column sender varchar(254);
