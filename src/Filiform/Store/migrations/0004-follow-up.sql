-- Check-ins, alerts and adverse events.
create table check_in (
    id {id} primary key,
    clinic {id} not null references clinic (id),
    patient {id} not null references patient (id),
    session {id} not null references session (id),
    hours integer not null,
    due_at {instant} not null,
    status text not null check (status in ('waiting', 'sent', 'answered', 'missed')),
    answers text,
    result text,
    level text,
    knowledge_version text,
    sent_at {instant},
    answered_at {instant},
    version integer not null,
    unique (session, hours)
);
create index check_in_due on check_in (clinic, status, due_at);
create index check_in_patient on check_in (clinic, patient, due_at);
{tenant: check_in}

create table alert (
    id {id} primary key,
    clinic {id} not null references clinic (id),
    patient {id} references patient (id),
    kind text not null,
    about {id} not null,
    level text not null,
    raised_at {instant} not null,
    escalations integer not null,
    acknowledged_at {instant},
    acknowledged_by {id} references staff (id),
    note text
);
create index alert_open on alert (clinic, raised_at) where acknowledged_at is null;
{tenant: alert}

create table adverse_event (
    id {id} primary key,
    clinic {id} not null references clinic (id),
    patient {id} not null references patient (id),
    session {id} references session (id),
    check_in {id} references check_in (id),
    kind text not null,
    severity text not null check (severity in ('minor', 'moderate', 'major')),
    timing text not null check (timing in ('immediate', 'delayed')),
    note text,
    recorded_by {id},
    recorded_at {instant} not null,
    closed_at {instant},
    closed_by {id} references staff (id),
    closing_note text
);
create index adverse_event_clinic on adverse_event (clinic, recorded_at);
create index adverse_event_session on adverse_event (session);
{tenant: adverse_event}
