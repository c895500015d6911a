-- Prepare, assess, treat. What a patient or therapist wrote is sealed (docs/decisions/0004); codes and counts are plain.
create table screening (
    id {id} primary key,
    clinic {id} not null references clinic (id),
    patient {id} not null references patient (id),
    appointment {id} references appointment (id),
    status text not null check (status in ('draft', 'completed', 'superseded')),
    answers text not null,
    result text,
    disposition text,
    knowledge_version text not null,
    started_at {instant} not null,
    changed_at {instant} not null,
    completed_at {instant},
    version integer not null
);
create index screening_patient on screening (clinic, patient, started_at);
{tenant: screening}

create table drawing (
    id {id} primary key,
    clinic {id} not null references clinic (id),
    patient {id} not null references patient (id),
    appointment {id} references appointment (id),
    regions text not null,
    strokes text,
    pain integer check (pain between 0 and 10),
    drawn_at {instant} not null,
    version integer not null
);
create index drawing_patient on drawing (clinic, patient, drawn_at);
{tenant: drawing}

create table consent (
    id {id} primary key,
    clinic {id} not null references clinic (id),
    patient {id} not null references patient (id),
    appointment {id} references appointment (id),
    screening {id} references screening (id),
    decision text not null check (decision in ('given', 'refused')),
    template_version text not null,
    language text not null,
    text_hash text not null,
    shown text not null,
    evidence text not null,
    evidence_hash text not null,
    signature text not null,
    signing_key integer not null,
    given_at {instant} not null
);
create index consent_patient on consent (clinic, patient, given_at);
{tenant: consent}

create table consent_withdrawal (
    consent {id} primary key references consent (id),
    clinic {id} not null references clinic (id),
    patient {id} not null references patient (id),
    reason text,
    withdrawn_at {instant} not null
);
{tenant: consent_withdrawal}

create table episode (
    id {id} primary key,
    clinic {id} not null references clinic (id),
    patient {id} not null references patient (id),
    practitioner {id} not null references practitioner (id),
    condition text not null,
    started_on {date} not null,
    closed_on {date},
    outcome text
);
create index episode_patient on episode (clinic, patient);
{tenant: episode}

create table assessment (
    id {id} primary key,
    clinic {id} not null references clinic (id),
    patient {id} not null references patient (id),
    episode {id} not null references episode (id),
    practitioner {id} not null references practitioner (id),
    findings text not null,
    diagnosis text not null,
    recorded_at {instant} not null,
    version integer not null
);
create index assessment_patient on assessment (clinic, patient, recorded_at);
{tenant: assessment}

-- A clinician's documented decision that lets a relative rule pass, for one patient, with its reason.
create table decision (
    id {id} primary key,
    clinic {id} not null references clinic (id),
    patient {id} not null references patient (id),
    screening {id} not null references screening (id),
    rule text not null,
    reason text not null,
    knowledge_version text not null,
    decided_by {id} not null references staff (id),
    decided_at {instant} not null
);
create index decision_patient on decision (clinic, patient, screening);
{tenant: decision}

create table plan (
    id {id} primary key,
    clinic {id} not null references clinic (id),
    patient {id} not null references patient (id),
    episode {id} not null references episode (id),
    template text not null,
    body text not null,
    sessions integer not null check (sessions between 1 and 60),
    review_at integer not null check (review_at between 1 and 60),
    status text not null check (status in ('active', 'superseded')),
    knowledge_version text not null,
    set_by {id} not null references staff (id),
    set_at {instant} not null
);
create index plan_patient on plan (clinic, patient, set_at);
{tenant: plan}

create table goal (
    id {id} primary key,
    clinic {id} not null references clinic (id),
    patient {id} not null references patient (id),
    plan {id} not null references plan (id),
    measure text not null,
    kind text not null,
    target {number},
    wording text not null,
    position integer not null
);
create index goal_plan on goal (clinic, plan);
{tenant: goal}

create table session (
    id {id} primary key,
    clinic {id} not null references clinic (id),
    patient {id} not null references patient (id),
    appointment {id} not null references appointment (id),
    episode {id} references episode (id),
    plan {id} references plan (id),
    practitioner {id} not null references practitioner (id),
    screening {id} not null references screening (id),
    consent {id} references consent (id),
    status text not null check (status in ('draft', 'signed')),
    pain_before integer check (pain_before between 0 and 10),
    pain_after integer check (pain_after between 0 and 10),
    note text,
    code text,
    opened_at {instant} not null,
    ended_at {instant},
    signed_at {instant},
    signed_by {id} references staff (id),
    knowledge_version text not null,
    version integer not null,
    unique (appointment)
);
create index session_patient on session (clinic, patient, opened_at);
create index session_signed on session (clinic, signed_at);
{tenant: session}

create table session_fact (
    session {id} not null references session (id),
    fact text not null,
    clinic {id} not null references clinic (id),
    patient {id} not null references patient (id),
    value {json} not null,
    set_by {id} not null references staff (id),
    set_at {instant} not null,
    primary key (session, fact)
);
{tenant: session_fact}

create table insertion (
    id {id} primary key,
    clinic {id} not null references clinic (id),
    patient {id} not null references patient (id),
    session {id} not null references session (id),
    position integer not null,
    muscle text not null,
    side text not null check (side in ('left', 'right', 'midline')),
    figure_view text check (figure_view in ('front', 'back')),
    x integer,
    y integer,
    gauge_mm {number} not null,
    length_mm integer not null,
    depth_mm integer,
    technique text not null,
    twitch text not null check (twitch in ('none', 'weak', 'strong', 'not-sought')),
    electrical {bool} not null,
    needles_in integer not null check (needles_in between 1 and 20),
    needles_out integer not null check (needles_out >= 0 and needles_out <= needles_in),
    note text,
    recorded_at {instant} not null,
    version integer not null
);
create index insertion_session on insertion (clinic, session, position);
{tenant: insertion}

-- What was signed, as it was signed: canonical JSON, its hash, and the server's signature over it.
create table signed_record (
    id {id} primary key,
    clinic {id} not null references clinic (id),
    patient {id} not null references patient (id),
    kind text not null check (kind in ('session', 'addendum')),
    about {id} not null,
    body text not null,
    hash text not null,
    signature text not null,
    signing_key integer not null,
    signed_by {id} not null references staff (id),
    signed_at {instant} not null
);
create unique index signed_record_about on signed_record (kind, about);
create index signed_record_patient on signed_record (clinic, patient, signed_at);
{tenant: signed_record}

create table addendum (
    id {id} primary key,
    clinic {id} not null references clinic (id),
    patient {id} not null references patient (id),
    session {id} not null references session (id),
    reason text not null,
    body text not null,
    written_by {id} not null references staff (id),
    written_at {instant} not null
);
create index addendum_session on addendum (clinic, session, written_at);
{tenant: addendum}

create table instrument_answer (
    id {id} primary key,
    clinic {id} not null references clinic (id),
    patient {id} not null references patient (id),
    episode {id} references episode (id),
    appointment {id} references appointment (id),
    session {id} references session (id),
    check_in {id},
    instrument text not null,
    answers text not null,
    score {number},
    knowledge_version text not null,
    taken_at {instant} not null
);
create index instrument_answer_patient on instrument_answer (clinic, patient, instrument, taken_at);
{tenant: instrument_answer}

{only sqlite}
create trigger consent_never_changes before update on consent begin select raise(abort, 'a consent never changes'); end;
create trigger consent_never_goes before delete on consent begin select raise(abort, 'a consent never changes'); end;
create trigger signed_record_never_changes before update on signed_record begin select raise(abort, 'a signed record never changes'); end;
create trigger signed_record_never_goes before delete on signed_record begin select raise(abort, 'a signed record never changes'); end;
create trigger addendum_never_changes before update on addendum begin select raise(abort, 'an addendum never changes'); end;
create trigger addendum_never_goes before delete on addendum begin select raise(abort, 'an addendum never changes'); end;
create trigger session_never_changes before update on session when old.status = 'signed' begin select raise(abort, 'a signed session never changes'); end;
create trigger session_never_goes before delete on session when old.status = 'signed' begin select raise(abort, 'a signed session never changes'); end;
create trigger insertion_never_changes before update on insertion when exists (select 1 from session where id = old.session and status = 'signed') begin select raise(abort, 'a signed session never changes'); end;
create trigger insertion_never_goes before delete on insertion when exists (select 1 from session where id = old.session and status = 'signed') begin select raise(abort, 'a signed session never changes'); end;
create trigger insertion_never_comes before insert on insertion when exists (select 1 from session where id = new.session and status = 'signed') begin select raise(abort, 'a signed session never changes'); end;
create trigger session_fact_never_changes before update on session_fact when exists (select 1 from session where id = old.session and status = 'signed') begin select raise(abort, 'a signed session never changes'); end;
create trigger session_fact_never_goes before delete on session_fact when exists (select 1 from session where id = old.session and status = 'signed') begin select raise(abort, 'a signed session never changes'); end;
create trigger session_fact_never_comes before insert on session_fact when exists (select 1 from session where id = new.session and status = 'signed') begin select raise(abort, 'a signed session never changes'); end;
{end}
{only postgres}
create function never_changes() returns trigger language plpgsql as $$
begin raise exception '% never changes', tg_table_name; end $$;
create function signed_session_never_changes() returns trigger language plpgsql as $$
begin
    if exists (select 1 from session where id = coalesce(new.session, old.session) and status = 'signed') then
        raise exception 'a signed session never changes';
    end if;
    return coalesce(new, old);
end $$;
create function session_never_changes() returns trigger language plpgsql as $$
begin
    if old.status = 'signed' then raise exception 'a signed session never changes'; end if;
    return coalesce(new, old);
end $$;
create trigger consent_never_changes before update or delete on consent for each row execute function never_changes();
create trigger signed_record_never_changes before update or delete on signed_record for each row execute function never_changes();
create trigger addendum_never_changes before update or delete on addendum for each row execute function never_changes();
create trigger session_never_changes before update or delete on session for each row execute function session_never_changes();
create trigger insertion_never_changes before insert or update or delete on insertion for each row execute function signed_session_never_changes();
create trigger session_fact_never_changes before insert or update or delete on session_fact for each row execute function signed_session_never_changes();
{end}
