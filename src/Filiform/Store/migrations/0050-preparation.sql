-- One draft a visit, whoever opens it first. held: answers from the record or an earlier visit that counted when the form was sent, unconfirmed.
create unique index screening_draft on screening (appointment) where status = 'draft';
alter table screening add column held text;

-- Every save of a drawing is a version of its own; two browsers cannot write the same one.
create unique index drawing_version on drawing (appointment, version);
alter table drawing add column pain_now integer check (pain_now between 0 and 10);

-- What a patient asks before they decide. Asked is never answered by silence: the therapist reads it before the visit.
create table consent_question (
    id {id} primary key,
    clinic {id} not null references clinic (id),
    patient {id} not null references patient (id),
    appointment {id} not null references appointment (id),
    body text not null,
    asked_at {instant} not null
);
create index consent_question_patient on consent_question (clinic, patient, asked_at);
{tenant: consent_question}
