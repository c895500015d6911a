-- Booking: what starts a visit type has, who offers what where, holds by their secret, and marks that tell a changed roster.
alter table visit_type add column step_minutes integer not null default 15 check (step_minutes between 5 and 240 and step_minutes % 5 = 0);

-- Which visits a practitioner offers at a clinic. No row for them there: every visit.
create table offered_visit (
    clinic {id} not null references clinic (id),
    practitioner {id} not null references practitioner (id),
    visit_type {id} not null references visit_type (id),
    primary key (clinic, practitioner, visit_type)
);
{tenant: offered_visit}

-- A hold belongs to whoever has its token; only a digest is kept. The row outlives the hold by a day, so that a late visitor hears what became of it.
alter table hold add column token_digest text not null default '';
alter table hold add column claims integer not null default 0;
alter table hold add column extended {bool} not null default false;
alter table hold add column made_at {instant};
alter table hold add column booked_at {instant};
alter table hold add column address_digest text;
create unique index hold_token on hold (token_digest);
create index hold_address on hold (address_digest, made_at);
create index hold_clinic on hold (clinic, starts_at);

alter table appointment add column reminded_at {instant};

-- Another number in a clinic's row means that its shifts or exceptions changed; the row of zeros stands for what all clinics share.
create table roster_mark (clinic {id} primary key, number bigint not null);
insert into roster_mark (clinic, number) values ('00000000-0000-0000-0000-000000000000', 0);

{only sqlite}
create trigger mark_shift_insert after insert on shift begin insert into roster_mark values (new.clinic, random()) on conflict (clinic) do update set number = random(); end;
create trigger mark_shift_update after update on shift begin insert into roster_mark values (new.clinic, random()) on conflict (clinic) do update set number = random(); end;
create trigger mark_shift_delete after delete on shift begin insert into roster_mark values (old.clinic, random()) on conflict (clinic) do update set number = random(); end;
create trigger mark_exception_insert after insert on roster_exception begin insert into roster_mark values (new.clinic, random()) on conflict (clinic) do update set number = random(); end;
create trigger mark_exception_update after update on roster_exception begin insert into roster_mark values (new.clinic, random()) on conflict (clinic) do update set number = random(); end;
create trigger mark_exception_delete after delete on roster_exception begin insert into roster_mark values (old.clinic, random()) on conflict (clinic) do update set number = random(); end;
create trigger mark_offered_insert after insert on offered_visit begin insert into roster_mark values (new.clinic, random()) on conflict (clinic) do update set number = random(); end;
create trigger mark_offered_update after update on offered_visit begin insert into roster_mark values (new.clinic, random()) on conflict (clinic) do update set number = random(); end;
create trigger mark_offered_delete after delete on offered_visit begin insert into roster_mark values (old.clinic, random()) on conflict (clinic) do update set number = random(); end;
create trigger mark_clinic_insert after insert on clinic begin update roster_mark set number = random() where clinic = '00000000-0000-0000-0000-000000000000'; end;
create trigger mark_clinic_update after update on clinic begin update roster_mark set number = random() where clinic = '00000000-0000-0000-0000-000000000000'; end;
create trigger mark_clinic_delete after delete on clinic begin update roster_mark set number = random() where clinic = '00000000-0000-0000-0000-000000000000'; end;
create trigger mark_room_insert after insert on room begin update roster_mark set number = random() where clinic = '00000000-0000-0000-0000-000000000000'; end;
create trigger mark_room_update after update on room begin update roster_mark set number = random() where clinic = '00000000-0000-0000-0000-000000000000'; end;
create trigger mark_room_delete after delete on room begin update roster_mark set number = random() where clinic = '00000000-0000-0000-0000-000000000000'; end;
create trigger mark_practitioner_insert after insert on practitioner begin update roster_mark set number = random() where clinic = '00000000-0000-0000-0000-000000000000'; end;
create trigger mark_practitioner_update after update on practitioner begin update roster_mark set number = random() where clinic = '00000000-0000-0000-0000-000000000000'; end;
create trigger mark_practitioner_delete after delete on practitioner begin update roster_mark set number = random() where clinic = '00000000-0000-0000-0000-000000000000'; end;
create trigger mark_credential_insert after insert on credential begin update roster_mark set number = random() where clinic = '00000000-0000-0000-0000-000000000000'; end;
create trigger mark_credential_update after update on credential begin update roster_mark set number = random() where clinic = '00000000-0000-0000-0000-000000000000'; end;
create trigger mark_credential_delete after delete on credential begin update roster_mark set number = random() where clinic = '00000000-0000-0000-0000-000000000000'; end;
create trigger mark_visit_type_insert after insert on visit_type begin update roster_mark set number = random() where clinic = '00000000-0000-0000-0000-000000000000'; end;
create trigger mark_visit_type_update after update on visit_type begin update roster_mark set number = random() where clinic = '00000000-0000-0000-0000-000000000000'; end;
create trigger mark_visit_type_delete after delete on visit_type begin update roster_mark set number = random() where clinic = '00000000-0000-0000-0000-000000000000'; end;
{end}
{only postgres}
-- The number is the writing transaction's, so a bulk load writes each row once however many rows it brings.
create function mark_roster() returns trigger language plpgsql as $$
declare marked uuid := '00000000-0000-0000-0000-000000000000';
begin
    if tg_level = 'ROW' then
        if tg_op = 'DELETE' then marked := old.clinic; else marked := new.clinic; end if;
    end if;
    insert into roster_mark as m values (marked, txid_current())
    on conflict (clinic) do update set number = excluded.number where m.number <> excluded.number;
    return null;
end $$;
create trigger mark_roster after insert or update or delete on shift for each row execute function mark_roster();
create trigger mark_roster after insert or update or delete on roster_exception for each row execute function mark_roster();
create trigger mark_roster after insert or update or delete on offered_visit for each row execute function mark_roster();
create trigger mark_roster after insert or update or delete on clinic for each statement execute function mark_roster();
create trigger mark_roster after insert or update or delete on room for each statement execute function mark_roster();
create trigger mark_roster after insert or update or delete on practitioner for each statement execute function mark_roster();
create trigger mark_roster after insert or update or delete on credential for each statement execute function mark_roster();
create trigger mark_roster after insert or update or delete on visit_type for each statement execute function mark_roster();
{end}
