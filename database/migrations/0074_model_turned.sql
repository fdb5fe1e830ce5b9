-- When a model of territories was last put in force or away, under the stamp of a change of the structure, and what it was before: whoever
-- drew a change on it is told that it is no longer what it was.
alter table territories.model add column turned_at timestamptz, add column turned_from text check (turned_from in ('planning', 'active', 'archived')),
  add constraint turned_from_something check ((turned_at is null) = (turned_from is null));
