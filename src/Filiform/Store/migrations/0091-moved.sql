-- What was answered about the day of a visit says nothing of another day that it is moved to.
alter table appointment add column moved_at {instant};
