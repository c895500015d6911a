-- What clinics tell each other about quality: counts, never rows. It belongs to the network like claim, so that a clinic
-- sees its own beside the others; small counts of others are hidden where they are shown (docs/clinical/quality.md, section 1).
create table quality_tally (
    clinic {id} not null references clinic (id),
    month {date} not null,
    stratum text not null,
    event text not null,
    timing text not null check (timing in ('immediate', 'delayed')),
    treatments integer not null check (treatments > 0),
    answered integer not null check (answered between 0 and treatments),
    events integer not null check (events between 0 and answered),
    primary key (clinic, month, stratum, event, timing)
);
create index quality_tally_month on quality_tally (month);

-- When a month was last counted. Its row is also what two nodes that count the same month wait for.
create table quality_month (
    clinic {id} not null references clinic (id),
    month {date} not null,
    counted_at {instant} not null,
    primary key (clinic, month)
);

-- The case-mix stratum of a treatment, worked out once from its signed session.
create table treatment_mix (
    session {id} primary key references session (id),
    clinic {id} not null references clinic (id),
    stratum text not null
);
create index treatment_mix_clinic on treatment_mix (clinic);
{tenant: treatment_mix}

-- How many readings lay inside the band forecast one session earlier, as last counted.
create table calibration (
    clinic {id} primary key references clinic (id),
    inside integer not null,
    readings integer not null,
    low {number} not null,
    high {number} not null,
    widen {number} not null,
    counted_at {instant} not null
);
{tenant: calibration}

-- Treatments signed before there were tallies are counted once, month by month.
{only postgres}
select set_config('filiform.network', 'on', false);
{end}
insert into outbox (id, clinic, kind, about, due_at, attempts)
select c.id, c.id, 'quality-backfill', c.id, (select min(s.signed_at) from session s where s.clinic = c.id), 0 from clinic c
where exists (select 1 from session s where s.clinic = c.id and s.signed_at is not null);
{only postgres}
select set_config('filiform.network', '', false);
{end}
