-- The network, its clinics and people, sign-in, private links, the audit log, the outbox.
create table network (
    id {id} primary key,
    name text not null,
    demonstration {bool} not null,
    created_at {instant} not null
);

create table clinic (
    id {id} primary key,
    slug text not null unique,
    name text not null,
    short_name text not null,
    street text not null,
    city text not null,
    state text not null,
    postal_code text not null,
    latitude {number} not null check (latitude between -90 and 90),
    longitude {number} not null check (longitude between -180 and 180),
    zone text not null,
    phone text not null,
    email text not null,
    languages text not null,
    details {json} not null,
    active {bool} not null
);

create table room (
    id {id} primary key,
    clinic {id} not null references clinic (id),
    slug text not null,
    name text not null,
    active {bool} not null,
    unique (clinic, slug)
);

-- A practitioner of two clinics is one person, so the network owns these rows.
create table practitioner (
    id {id} primary key,
    slug text not null unique,
    given_name text not null,
    family_name text not null,
    suffix text not null,
    languages text not null,
    biography {json} not null,
    active {bool} not null
);

create table credential (
    id {id} primary key,
    practitioner {id} not null references practitioner (id),
    kind text not null,
    number text not null,
    issuer text not null,
    state text,
    issued_on {date},
    expires_on {date},
    recorded_at {instant} not null
);
create index credential_practitioner on credential (practitioner);

create table staff (
    id {id} primary key,
    name text not null,
    email text not null unique,
    practitioner {id} references practitioner (id),
    active {bool} not null,
    created_at {instant} not null
);

create table staff_role (
    staff {id} not null references staff (id),
    clinic {id} not null references clinic (id),
    role text not null check (role in ('therapist', 'front-desk', 'clinic-lead', 'quality-lead', 'admin')),
    primary key (staff, clinic, role)
);

create table patient (
    id {id} primary key,
    clinic {id} not null references clinic (id),
    number text not null,
    given_name text not null,
    family_name text not null,
    search_text text not null,
    birth_date text not null,
    birth_date_digest text not null,
    email text,
    email_digest text,
    phone text,
    phone_digest text,
    language text not null,
    identifier text,
    active {bool} not null,
    created_at {instant} not null,
    version integer not null,
    unique (clinic, number)
);
create index patient_search on patient (clinic, search_text);
create index patient_email on patient (clinic, email_digest);
create index patient_phone on patient (clinic, phone_digest);
create unique index patient_identifier on patient (clinic, identifier) where identifier is not null;
{tenant: patient}

-- One row a signed-in browser: staff, patient, or the holder of a private link who gave the birth date.
create table sign_in (
    id {id} primary key,
    token_digest text not null unique,
    kind text not null check (kind in ('staff', 'patient', 'link')),
    staff {id} references staff (id),
    patient {id} references patient (id),
    link {id},
    clinic {id} references clinic (id),
    level integer not null check (level between 0 and 2),
    created_at {instant} not null,
    seen_at {instant} not null,
    stepped_up_at {instant} not null,
    ended_at {instant}
);
create index sign_in_staff on sign_in (staff);
create index sign_in_patient on sign_in (patient);

create table private_link (
    id {id} primary key,
    clinic {id} not null references clinic (id),
    token_digest text not null unique,
    purpose text not null check (purpose in ('manage', 'prepare', 'check-in')),
    patient {id} not null references patient (id),
    appointment {id},
    check_in {id},
    expires_at {instant} not null,
    wrong_birth_dates integer not null,
    closed_at {instant},
    created_at {instant} not null
);
create index private_link_appointment on private_link (appointment);
{tenant: private_link}

-- Somebody who is neither on an appointment nor on the episode may care for a patient for a while: handover, cover, emergency.
create table care_relation (
    id {id} primary key,
    clinic {id} not null references clinic (id),
    patient {id} not null references patient (id),
    practitioner {id} not null references practitioner (id),
    kind text not null check (kind in ('handover', 'emergency')),
    reason text,
    from_at {instant} not null,
    until_at {instant}
);
create index care_relation_patient on care_relation (clinic, patient);
{tenant: care_relation}

-- seq and hash stay empty until the sealer chains the row, and never change after.
create table audit (
    id {id} primary key,
    clinic {id},
    at {instant} not null,
    actor_kind text not null,
    actor {id},
    roles text not null,
    level integer not null,
    sign_in {id},
    address text,
    use_case text not null,
    patient {id},
    outcome text not null,
    fields text,
    request_id text,
    seq bigint,
    hash text
);
create index audit_unsealed on audit (id) where seq is null;
create unique index audit_chain on audit (clinic, seq) where seq is not null;
create index audit_patient on audit (clinic, patient, at);
create index audit_at on audit (clinic, at);

create table audit_head (chain {id} primary key, seq bigint not null, hash text not null);

{only sqlite}
create trigger audit_never_changes before update on audit
when old.seq is not null or new.id <> old.id or new.clinic is not old.clinic or new.at <> old.at or new.actor_kind <> old.actor_kind
  or new.actor is not old.actor or new.roles <> old.roles or new.level <> old.level or new.sign_in is not old.sign_in
  or new.address is not old.address or new.use_case <> old.use_case or new.patient is not old.patient or new.outcome <> old.outcome
  or new.fields is not old.fields or new.request_id is not old.request_id
begin select raise(abort, 'the audit log only grows'); end;
create trigger audit_never_shrinks before delete on audit begin select raise(abort, 'the audit log only grows'); end;
{end}
{only postgres}
create function audit_only_grows() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and old.seq is null and (to_jsonb(new) - 'seq' - 'hash') = (to_jsonb(old) - 'seq' - 'hash') then return new; end if;
    raise exception 'the audit log only grows';
end $$;
create trigger audit_only_grows before update or delete on audit for each row execute function audit_only_grows();
{end}

create table outbox (
    id {id} primary key,
    clinic {id},
    kind text not null,
    about {id} not null,
    due_at {instant} not null,
    attempts integer not null,
    held_until {instant},
    last_error text
);
create index outbox_due on outbox (due_at);
create index outbox_about on outbox (about);

create table mail (
    id {id} primary key,
    clinic {id} not null references clinic (id),
    patient {id} references patient (id),
    recipient text not null,
    subject text not null,
    body text not null,
    calendar text,
    calendar_method text,
    language text not null,
    created_at {instant} not null,
    sent_at {instant}
);
create index mail_created on mail (clinic, created_at);
{tenant: mail}

create table repeat (key text primary key, answer text not null, kept_at {instant} not null);

create table setting (
    clinic {id} not null references clinic (id),
    name text not null,
    value text not null,
    set_by {id},
    set_at {instant} not null,
    primary key (clinic, name)
);
{tenant: setting}

-- The public asks a practitioner; the asker reads the answer under a private token.
create table question (
    id {id} primary key,
    clinic {id} references clinic (id),
    token_digest text not null unique,
    language text not null,
    topic text not null,
    email text,
    body text not null,
    asked_at {instant} not null,
    answer text,
    answered_by {id} references staff (id),
    answered_at {instant}
);
create index question_open on question (asked_at) where answered_at is null;
