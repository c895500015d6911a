-- A drawing begun before a visit and not sent: one a visit, whoever writes last. Saving the drawing takes it away.
create table drawing_draft (
    appointment {id} primary key references appointment (id),
    clinic {id} not null references clinic (id),
    patient {id} not null references patient (id),
    body text not null,
    changed_at {instant} not null
);
{tenant: drawing_draft}
