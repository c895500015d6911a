-- What a patient tells through a check-in's link after that check-in was answered stands beside the answer, as a report of its own.
-- One of them at a time is unfinished, whatever number of windows it is written in.
alter table check_in add column told_through {id} references check_in (id);
create unique index check_in_open_report on check_in (told_through) where told_through is not null and status <> 'answered';
