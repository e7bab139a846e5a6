-- What kinds and states are called where people at the desk have changed it; for all else the product's own texts hold.
create table word (
    slug  varchar(80)  not null primary key
);
create table word_name (
    word      varchar(80)   not null references word (slug),
    language  varchar(35)   not null,
    name      varchar(200)  not null,
    primary key (word, language)
);
