-- Why a rule gives to whom it gives, by language in JSON; null: nobody said why.
alter table routing_rule add column because varchar(30000);
