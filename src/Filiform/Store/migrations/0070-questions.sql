-- The private address of an answer, sealed, so that it can be mailed when the answer is written; and a digest of where it was asked from.
alter table question add column code text;
alter table question add column asked_from text;
create index question_asked_from on question (asked_from, asked_at);
