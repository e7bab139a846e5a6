-- Shows whether a node has the keysets that this database was founded with. Tells nothing of them.
create table key_check (
    keyset  varchar(20)   not null primary key,
    mark    varchar(400)  not null
);
