-- Visit types are changed in the browser: the version tells two people at once from one after the other.
alter table visit_type add column version integer not null default 1;
