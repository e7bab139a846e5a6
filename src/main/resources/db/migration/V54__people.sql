-- Whose it is as long as it stands: empty once it has ended, so that what somebody may do is read without all that ever was.
alter table deputyship add column standing bigint references account (id);
update deputyship set standing = account where ended_at is null;
create index deputyship_standing on deputyship (standing);

-- Whether what was right before the second step was said by the identity provider, and no password.
alter table half_sign_in add column by_provider boolean default false not null;

-- Whether the code beside the link comes from whoever runs the server, who vouches for the account by that.
alter table invitation add column vouched boolean default false not null;

-- Whom an identity provider knows as the owner of an account that was invited. The row stays when the owner ends it.
create table account_own_link (
    code       varchar(12)   not null primary key,
    account    bigint        not null references account (id),
    issuer     varchar(300)  not null,
    subject    varchar(255)  not null,
    linked_at  bigint        not null,
    ended_at   bigint
);
create index account_own_link_account on account_own_link (account);
create index account_own_link_subject on account_own_link (issuer, subject);
