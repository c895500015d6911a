-- What another system's record says of a patient, as it says it, and what follows from it for the screening, unconfirmed.
create table record_item (
    id {id} primary key,
    clinic {id} not null references clinic (id),
    patient {id} not null references patient (id),
    kind text not null check (kind in ('condition', 'medication', 'allergy', 'procedure', 'device')),
    source text not null,
    system text,
    code text,
    display text not null,
    status text not null,
    standing text not null check (standing in ('present', 'past', 'unclear', 'void')),
    onset text,
    ended text,
    flags text not null,
    recorded_at {instant} not null,
    changed_at {instant} not null,
    unique (clinic, patient, source)
);
{tenant: record_item}

-- value empty: the record names it and does not answer the question. until: the last day on which it still counts.
create table pre_answer (
    id {id} primary key,
    clinic {id} not null references clinic (id),
    patient {id} not null references patient (id),
    question text not null,
    value text,
    source_item {id} not null references record_item (id),
    link text not null,
    until {date},
    knowledge_version text not null,
    recorded_at {instant} not null,
    unique (clinic, patient, question, source_item, link)
);
{tenant: pre_answer}

-- What an import last brought for a patient, as a keyed digest: the same file again leaves alone what was corrected here since.
create table record_import (
    patient {id} primary key references patient (id),
    clinic {id} not null references clinic (id),
    digest text not null,
    imported_at {instant} not null
);
{tenant: record_import}
