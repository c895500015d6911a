-- What the atlas said of a muscle that was needled, and the pain before and after: kept at signing, so that the atlas can be held against experience.
-- No free text, and no name: whose it is says the patient's row alone.
-- ranked: there was a drawing that the atlas could rank. place, band and explained are null when it gave this muscle no row on this side.
create table muscle_response (
    id {id} primary key,
    clinic {id} not null references clinic (id),
    patient {id} not null references patient (id),
    session {id} not null references session (id),
    muscle text not null,
    side text not null check (side in ('left', 'right', 'midline')),
    atlas_version text not null,
    ranked {bool} not null,
    place integer check (place >= 1),
    band text check (band in ('strong', 'moderate', 'weak')),
    explained {number} check (explained between 0 and 1),
    pain_before integer check (pain_before between 0 and 10),
    pain_after integer check (pain_after between 0 and 10),
    recorded_at {instant} not null,
    unique (session, muscle, side),
    check ((place is null) = (band is null) and (place is null) = (explained is null)),
    check (ranked or place is null)
);
create index muscle_response_recorded on muscle_response (clinic, recorded_at);
create index muscle_response_patient on muscle_response (patient);
{tenant: muscle_response}

{only sqlite}
create trigger muscle_response_never_changes before update on muscle_response begin select raise(abort, 'what was recorded at signing never changes'); end;
create trigger muscle_response_never_goes before delete on muscle_response begin select raise(abort, 'what was recorded at signing never changes'); end;
create trigger muscle_response_never_comes before insert on muscle_response when exists (select 1 from session where id = new.session and status = 'signed') begin select raise(abort, 'a signed session never changes'); end;
{end}
{only postgres}
create trigger muscle_response_never_changes before update or delete on muscle_response for each row execute function never_changes();
create trigger muscle_response_never_comes before insert on muscle_response for each row execute function signed_session_never_changes();
{end}
