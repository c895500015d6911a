-- What a therapist asked or measured with the patient present, over what the patient sent. The form itself stays as it was sent.
create table screening_answer (
    id {id} primary key,
    clinic {id} not null references clinic (id),
    patient {id} not null references patient (id),
    screening {id} not null references screening (id),
    question text not null,
    value text not null,
    recorded_by {id} not null references staff (id),
    recorded_at {instant} not null
);
create index screening_answer_screening on screening_answer (clinic, screening, recorded_at);
{tenant: screening_answer}

-- Gone through anew with the patient present, every answer: from then on its age counts.
create table screening_confirmation (
    id {id} primary key,
    clinic {id} not null references clinic (id),
    patient {id} not null references patient (id),
    screening {id} not null references screening (id),
    confirmed_by {id} not null references staff (id),
    confirmed_at {instant} not null
);
create index screening_confirmation_screening on screening_confirmation (clinic, screening, confirmed_at);
{tenant: screening_confirmation}

-- What a patient asked before consenting, and what the therapist answered. Answered is closed.
alter table consent_question add column answer text;
alter table consent_question add column answered_by {id} references staff (id);
alter table consent_question add column answered_at {instant};

-- text: the therapist's own words, sealed; null while the template's stand. baseline: the score the target was worked out from.
alter table goal add column text text;
alter table goal add column baseline {number};
alter table goal add column due_on {date};

-- An addendum that waited for its writer to confirm who they are. It is no part of the record.
create table addendum_draft (
    session {id} not null references session (id),
    written_by {id} not null references staff (id),
    clinic {id} not null references clinic (id),
    patient {id} not null references patient (id),
    reason text not null,
    body text not null,
    kept_at {instant} not null,
    primary key (session, written_by)
);
{tenant: addendum_draft}

{only sqlite}
create trigger screening_answer_never_changes before update on screening_answer begin select raise(abort, 'a recorded answer never changes'); end;
create trigger screening_answer_never_goes before delete on screening_answer begin select raise(abort, 'a recorded answer never changes'); end;
create trigger screening_confirmation_never_changes before update on screening_confirmation begin select raise(abort, 'a confirmation never changes'); end;
create trigger screening_confirmation_never_goes before delete on screening_confirmation begin select raise(abort, 'a confirmation never changes'); end;
{end}
{only postgres}
create trigger screening_answer_never_changes before update or delete on screening_answer for each row execute function never_changes();
create trigger screening_confirmation_never_changes before update or delete on screening_confirmation for each row execute function never_changes();
{end}
