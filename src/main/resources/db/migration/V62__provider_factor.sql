-- Whether the identity provider proved that it had asked for a second factor.
alter table desk_session add column factor_by_provider boolean default false not null;

-- The draft that was run, the rules beside which it was, and when it was put into force, if it was.
alter table rule_simulation add column draft varchar(2000000);
alter table rule_simulation add column beside varchar(2000000);
alter table rule_simulation add column applied_at bigint;
