-- A re-evaluation as it was recorded: what the rules and the forecast suggested, and what the therapist decided.
create table plan_review (
    id {id} primary key,
    clinic {id} not null references clinic (id),
    patient {id} not null references patient (id),
    plan {id} not null references plan (id),
    sessions integer not null check (sessions >= 0),
    advice text not null,
    reasons text not null,
    forecast_advice text,
    decision text not null check (decision in ('continue', 'modify', 'stop-reassess', 'goal-reached')),
    note text,
    knowledge_version text not null,
    decided_by {id} not null references staff (id),
    decided_at {instant} not null
);
create index plan_review_patient on plan_review (clinic, patient, decided_at);
{tenant: plan_review}

{only sqlite}
create trigger plan_review_never_changes before update on plan_review begin select raise(abort, 'a re-evaluation never changes'); end;
create trigger plan_review_never_goes before delete on plan_review begin select raise(abort, 'a re-evaluation never changes'); end;
{end}
{only postgres}
create trigger plan_review_never_changes before update or delete on plan_review for each row execute function never_changes();
{end}
