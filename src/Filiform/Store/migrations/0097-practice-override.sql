-- A clinic's own reading of the rule of its place. The network's, not a clinic's: booking asks for every clinic at once, and it is about nobody.
-- Rows are never changed but to say who else agreed, and who ended it when.
create table practice_override (
    id {id} primary key,
    clinic {id} not null references clinic (id),
    jurisdiction text not null,
    status text,
    training_hours integer,
    notes text,
    scope_confirmed_by text,
    reason text not null,
    source text not null,
    knowledge_version text not null,
    who {id} not null references staff (id),
    recorded_at {instant} not null,
    second_person {id} references staff (id),
    agreed_at {instant},
    ended_by {id} references staff (id),
    ended_at {instant}
);
create index practice_override_clinic on practice_override (clinic, recorded_at);

{only sqlite}
create trigger mark_override_insert after insert on practice_override begin update roster_mark set number = random() where clinic = '00000000-0000-0000-0000-000000000000'; end;
create trigger mark_override_update after update on practice_override begin update roster_mark set number = random() where clinic = '00000000-0000-0000-0000-000000000000'; end;
{end}
{only postgres}
create trigger mark_roster after insert or update or delete on practice_override for each statement execute function mark_roster();
{end}
