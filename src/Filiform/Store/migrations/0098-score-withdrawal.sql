-- A score entered in error: the answers stay as they were, this stands beside them, and nothing counts them any more.
create table instrument_answer_withdrawal (
    instrument_answer {id} primary key references instrument_answer (id),
    clinic {id} not null references clinic (id),
    patient {id} not null references patient (id),
    reason text not null,
    withdrawn_by {id} not null references staff (id),
    withdrawn_at {instant} not null
);
create index instrument_answer_withdrawal_patient on instrument_answer_withdrawal (clinic, patient);
{tenant: instrument_answer_withdrawal}

{only sqlite}
create trigger instrument_answer_withdrawal_never_changes before update on instrument_answer_withdrawal begin select raise(abort, 'a withdrawal never changes'); end;
create trigger instrument_answer_withdrawal_never_goes before delete on instrument_answer_withdrawal begin select raise(abort, 'a withdrawal never changes'); end;
{end}
{only postgres}
create trigger instrument_answer_withdrawal_never_changes before update or delete on instrument_answer_withdrawal for each row execute function never_changes();
{end}
