-- Visit types, rosters, holds, claims and appointments.
create table visit_type (
    id {id} primary key,
    slug text not null unique,
    name_en text not null,
    name_es text not null,
    minutes integer not null check (minutes between 5 and 480 and minutes % 5 = 0),
    buffer_before integer not null,
    buffer_after integer not null,
    needling {bool} not null,
    notice_minutes integer not null,
    horizon_days integer not null,
    position integer not null,
    active {bool} not null
);

-- Weekly shifts, as wall-clock times of the clinic's zone. weekday: 1 Monday … 7 Sunday.
create table shift (
    id {id} primary key,
    clinic {id} not null references clinic (id),
    practitioner {id} not null references practitioner (id),
    room {id} not null references room (id),
    weekday integer not null check (weekday between 1 and 7),
    starts_at {time} not null,
    ends_at {time} not null,
    valid_from {date} not null,
    valid_until {date}
);
create index shift_practitioner on shift (practitioner);
create index shift_clinic on shift (clinic);
{tenant: shift}

-- practitioner empty: the whole clinic. Times empty: the whole day.
create table roster_exception (
    id {id} primary key,
    clinic {id} not null references clinic (id),
    practitioner {id} references practitioner (id),
    room {id} references room (id),
    kind text not null check (kind in ('closed', 'leave', 'extra')),
    on_day {date} not null,
    starts_at {time},
    ends_at {time},
    reason text
);
create index roster_exception_clinic on roster_exception (clinic, on_day);
{tenant: roster_exception}

create table hold (
    id {id} primary key,
    clinic {id} not null references clinic (id),
    practitioner {id} not null references practitioner (id),
    room {id} not null references room (id),
    visit_type {id} not null references visit_type (id),
    starts_at {instant} not null,
    ends_at {instant} not null,
    until {instant} not null,
    moves {id}
);
create index hold_until on hold (until);
{tenant: hold}

-- The network's, not a clinic's: a practitioner of two clinics is one person. See docs/decisions/0002.
create table claim (
    resource {id} not null,
    cell bigint not null,
    appointment {id} not null,
    held_until {instant},
    primary key (resource, cell)
){only sqlite} without rowid{end};
create index claim_appointment on claim (appointment);

create table appointment (
    id {id} primary key,
    clinic {id} not null references clinic (id),
    patient {id} not null references patient (id),
    practitioner {id} not null references practitioner (id),
    room {id} not null references room (id),
    visit_type {id} not null references visit_type (id),
    starts_at {instant} not null,
    ends_at {instant} not null,
    status text not null check (status in ('booked', 'arrived', 'started', 'completed', 'cancelled', 'no-show')),
    condition text,
    booked_at {instant} not null,
    arrived_at {instant},
    started_at {instant},
    finished_at {instant},
    cancelled_at {instant},
    cancelled_by text,
    cancel_reason text,
    sequence integer not null,
    version integer not null
);
create index appointment_day on appointment (clinic, starts_at);
create index appointment_patient on appointment (patient, starts_at);
create index appointment_practitioner on appointment (practitioner, starts_at);
{tenant: appointment}
