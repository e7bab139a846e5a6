-- Which texts are nearly equal. A sketch holds keyed hashes of some pieces of a text, never a word; it is deleted with its text. Texts as agencies read
-- them ('desk') and public texts ('public') are grouped apart, so that nothing unpublished shows in what the public sees.
create sequence campaign_seq start with 50 increment by 50;
create table campaign (
    id       bigint        not null primary key,
    space    varchar(10)   not null,
    code     varchar(20)   not null unique
);
create table campaign_member (
    space    varchar(10)   not null,
    subject  varchar(20)   not null,
    campaign bigint        not null references campaign (id),
    number   bigint        not null,
    sketch   varchar(4000) not null,
    primary key (space, subject)
);
create index campaign_member_campaign on campaign_member (campaign, number);
-- By which pieces a group is found: some of those of its first members.
create table campaign_key (
    space    varchar(10)   not null,
    piece    bigint        not null,
    campaign bigint        not null references campaign (id),
    primary key (space, piece, campaign)
);
create index campaign_key_campaign on campaign_key (campaign);
