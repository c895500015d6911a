-- Credentials of staff, passkeys of staff and patients, one-time tickets, and how often somebody guessed wrong.
create table staff_password (
    staff {id} primary key references staff (id),
    hash text not null,
    changed_at {instant} not null
);

-- last_step is the time step of the newest code accepted: a code is good once.
create table staff_authenticator (
    staff {id} primary key references staff (id),
    secret text not null,
    confirmed_at {instant} not null,
    last_step bigint not null
);

create table staff_recovery_code (
    staff {id} not null references staff (id),
    digest text not null,
    used_at {instant},
    primary key (staff, digest)
);

-- holder is a staff member or a patient; credential and key are base64url. Public keys are public: nothing here signs anybody in.
create table passkey (
    id {id} primary key,
    holder {id} not null,
    kind text not null check (kind in ('staff', 'patient')),
    credential text not null unique,
    public_key text not null,
    name text not null,
    sign_count bigint not null,
    transports text not null,
    backup_eligible {bool} not null,
    backed_up {bool} not null,
    attestation text not null,
    client_data text not null,
    created_at {instant} not null,
    used_at {instant}
);
create index passkey_holder on passkey (holder);

-- A secret that works once: the second half of a sign-in, a passkey's challenge, an invitation, a mailed link. Only its digest is kept.
create table ticket (
    id {id} primary key,
    kind text not null check (kind in ('code', 'passkey', 'invitation', 'first', 'patient-link', 'patient-code')),
    token_digest text not null unique,
    staff {id} references staff (id),
    patient {id} references patient (id),
    clinic {id} references clinic (id),
    state text,
    tries integer not null,
    created_at {instant} not null,
    expires_at {instant} not null,
    used_at {instant}
);
create index ticket_staff on ticket (staff);
create index ticket_expires on ticket (expires_at);

-- One row a subject: an account's password, its codes, an address that letters go to. The subject is a keyed digest.
create table sign_in_try (
    subject text primary key,
    tries integer not null,
    first_at {instant} not null,
    last_at {instant} not null
);
create index sign_in_try_last on sign_in_try (last_at);

-- A change of roles waits for a second administrator where there is one. roles: codes separated by spaces, empty to take all away.
create table role_change (
    id {id} primary key,
    clinic {id} not null references clinic (id),
    staff {id} not null references staff (id),
    roles text not null,
    asked_by {id} references staff (id),
    asked_at {instant} not null,
    outcome text not null check (outcome in ('waiting', 'done', 'declined')),
    decided_by {id} references staff (id),
    decided_at {instant}
);
create unique index role_change_waiting on role_change (clinic, staff) where outcome = 'waiting';
create index role_change_staff on role_change (clinic, staff);
{tenant: role_change}

alter table sign_in add column idle_minutes integer;

-- A patient who signs in names no clinic: the digest of the e-mail differs by clinic, and all are looked up at once.
create index patient_email_anywhere on patient (email_digest);
