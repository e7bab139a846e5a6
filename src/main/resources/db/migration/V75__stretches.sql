-- Where a public text changes its language, as it was found when it was published: found again at each search it cost more than the search.
-- At most a few hundred changes; a longer list is not kept, and found again.
alter table public_record add column stretches varchar(4000);
alter table public_answer add column stretches varchar(4000);
