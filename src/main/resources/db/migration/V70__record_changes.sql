-- When the words of a public record became others, in milliseconds, separated by blanks: 200 of 14 characters at most.
alter table public_record add column changes varchar(3000);
