-- What each proposal was last weighed at, whole, as the company sees it: so that proposals can be listed, ordered and told apart by
-- what they do to customers. `version` says what it was weighed of; the parameters are those in force from that day.
create table restructuring.weighing (
  proposal_id     uuid primary key references restructuring.proposal,
  position_id     uuid not null references organization.position,
  version         integer not null,
  score           numeric(9, 6) not null check (score between 0 and 100),
  changing        integer not null check (changing >= 0),
  parameters_from date not null,
  at              timestamptz not null
);
call platform.guard_rows('restructuring.weighing', 'position_id', array['insert', 'update']);
create policy shared on restructuring.weighing for select to unisono_app using (proposal_id in (select p.id from restructuring.proposal p where p.shared_at is not null));

-- Stood empty ever since.
alter table restructuring.proposal drop column score;
