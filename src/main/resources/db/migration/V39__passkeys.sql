-- Passkeys (WebAuthn): the credential's id and its public key, base64url; nothing of it is secret.
create table passkey (
    code           varchar(12)    not null primary key,
    account        bigint         not null references account (id),
    name           varchar(100)   not null,
    credential_id  varchar(1400)  not null unique,
    public_key     varchar(4000)  not null,
    counter        bigint         not null,
    made_at        bigint         not null,
    used_at        bigint,
    ended_at       bigint
);
create index passkey_account on passkey (account);

-- Challenges that were answered, so that none is answered twice; as long as they could be.
create table used_challenge (
    challenge_hash  varchar(64)  not null primary key,
    used_at         bigint       not null
);
