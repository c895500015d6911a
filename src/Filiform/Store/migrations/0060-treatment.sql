-- Where on the body chart a needle went in, and what was decided, done or documented about one rule in one session.
alter table insertion add column region text;

-- decision: why a relative rule may be passed. done: what a true rule requires was done. retained: a needle that stayed in, by the protocol.
-- Insert-only: a later row for the same rule stands beside the earlier one, and the newest counts.
create table session_step (
    id {id} primary key,
    clinic {id} not null references clinic (id),
    patient {id} not null references patient (id),
    session {id} not null references session (id),
    rule text not null,
    kind text not null check (kind in ('decision', 'done', 'retained')),
    needles integer check (needles between 0 and 20),
    steps text not null,
    note text not null,
    recorded_by {id} not null references staff (id),
    recorded_at {instant} not null
);
create index session_step_session on session_step (clinic, session, recorded_at);
{tenant: session_step}

{only sqlite}
create trigger session_step_never_changes before update on session_step begin select raise(abort, 'a documented step never changes'); end;
create trigger session_step_never_goes before delete on session_step begin select raise(abort, 'a documented step never changes'); end;
create trigger session_step_never_comes before insert on session_step when exists (select 1 from session where id = new.session and status = 'signed') begin select raise(abort, 'a signed session never changes'); end;
{end}
{only postgres}
create trigger session_step_never_changes before update or delete on session_step for each row execute function never_changes();
create trigger session_step_never_comes before insert on session_step for each row execute function signed_session_never_changes();
{end}
