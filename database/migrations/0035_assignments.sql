-- An assignment asked for inside a proposal: who asked and for what. What is found lives in the server that works on it; this row
-- tells, after a restart, that there was one and that it has to be asked for again.
create table restructuring.assignment (
  proposal_id uuid primary key references restructuring.proposal,
  position_id uuid not null references organization.position,
  person_id   uuid not null references organization.person,
  run_id      uuid not null,
  asked_at    timestamptz not null,
  wishes      jsonb not null,
  stopped_at  timestamptz,
  taken_at    timestamptz
);
call platform.guard_rows('restructuring.assignment', 'position_id', array['insert', 'update']);
