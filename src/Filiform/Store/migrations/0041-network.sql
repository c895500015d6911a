-- What a network file says that had no place yet: the step between two starts on offer, and what somebody offers where.
alter table visit_type add column step_minutes integer not null default 15;

-- visit_types empty: everything. Slugs, separated by spaces. A practitioner without a row offers everything.
create table roster (
    practitioner {id} not null references practitioner (id),
    clinic {id} not null references clinic (id),
    visit_types text not null,
    primary key (practitioner, clinic)
);
{tenant: roster}
