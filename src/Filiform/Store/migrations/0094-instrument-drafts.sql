-- A questionnaire begun before a visit and not sent. One a visit and instrument, whoever opens it first; sending it makes an
-- instrument_answer of it and takes it away.
create table instrument_draft (
    id {id} primary key,
    clinic {id} not null references clinic (id),
    patient {id} not null references patient (id),
    appointment {id} not null references appointment (id),
    instrument text not null,
    answers text not null,
    knowledge_version text not null,
    changed_at {instant} not null,
    version integer not null,
    unique (appointment, instrument)
);
{tenant: instrument_draft}
