-- Practice: whom the desk called after a missed visit; versions where two people may edit one row at once.
create table visit_call (
    id {id} primary key,
    clinic {id} not null references clinic (id),
    patient {id} not null references patient (id),
    appointment {id} not null references appointment (id),
    outcome text not null check (outcome in ('reached', 'message', 'no-answer')),
    called_by {id} not null references staff (id),
    called_at {instant} not null
);
create index visit_call_appointment on visit_call (clinic, appointment, called_at);
{tenant: visit_call}

alter table clinic add column version integer not null default 1;
alter table room add column version integer not null default 1;
