-- What somebody typed beside a hold and has not booked yet, sealed, so that nothing is lost between two looks at the page. Gone when the visit is booked.
alter table hold add column typed text;
