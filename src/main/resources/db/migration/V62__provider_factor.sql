-- Whether the identity provider proved that it had asked for a second factor.
alter table desk_session add column factor_by_provider boolean default false not null;
-- Whether it was told to ask anew, and did not say when it asked.
alter table desk_session add column asked_anew boolean default false not null;

-- The draft that was run, the rules beside which it was, and when it was put into force, if it was. V44 says that a row
-- has neither the draft nor any words: that holds no longer. The words of rules are kept for the week.
alter table rule_simulation add column draft varchar(2000000);
alter table rule_simulation add column beside varchar(2000000);
alter table rule_simulation add column applied_at bigint;
-- Over how many messages it was to run, and which rules the draft and somebody else had both changed.
alter table rule_simulation add column wanted integer default 500 not null;
alter table rule_simulation add column both_changed varchar(2000000);
