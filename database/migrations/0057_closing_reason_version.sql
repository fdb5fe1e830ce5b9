-- Two people could write over each other's reason for closing: it has a version now, as every record that a form changes.
alter table sales.closing_reason add column version integer not null default 1;
