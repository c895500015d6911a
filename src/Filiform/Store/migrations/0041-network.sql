-- What a network file says of who offers what where, as it says it; booking reads offered_visit, which the import keeps in step.
-- visit_types empty: everything. Slugs, separated by spaces. A practitioner without a row offers everything.
create table roster (
    practitioner {id} not null references practitioner (id),
    clinic {id} not null references clinic (id),
    visit_types text not null,
    primary key (practitioner, clinic)
);
{tenant: roster}
