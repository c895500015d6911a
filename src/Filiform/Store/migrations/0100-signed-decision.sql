-- A decision is signed as it is made, over everything its row says. Decisions of earlier versions have no signature of their own; those that a
-- session rested on are part of its signed record.
alter table decision add column signature text;
alter table decision add column signing_key integer;

{only sqlite}
create trigger decision_never_changes before update on decision begin select raise(abort, 'a decision never changes'); end;
create trigger decision_never_goes before delete on decision begin select raise(abort, 'a decision never changes'); end;
{end}
{only postgres}
create trigger decision_never_changes before update or delete on decision for each row execute function never_changes();
{end}
