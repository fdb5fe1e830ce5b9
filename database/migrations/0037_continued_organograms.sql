-- An organogram may go on where an earlier one ended: it is then written as changes, between two stamps, and taken back as those.
alter table directory.organogram add column continues_id uuid references directory.organogram;
alter table directory.organogram add column stamp_to timestamptz check (stamp_to is null or stamp_to >= stamp);
