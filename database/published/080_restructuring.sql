-- What rooms above may read of restructuring: what a proposal is called and who drew it, its waves that are published, and their hand-overs.

create or replace view published.proposal with (security_invoker = true) as
select id, name, author_id, archived_at is not null as archived from restructuring.proposal;

-- Written into the structure. `predicted`: what its effect was said to be, when it was published.
create or replace view published.wave with (security_invoker = true) as
select w.proposal_id, w.number, w.position_id, w.on_day, d.figures as predicted
  from restructuring.wave w left join restructuring.prediction d on d.proposal_id = w.proposal_id and d.wave = w.number where w.published_at is not null;

create or replace view published.continuity_plan with (security_invoker = true) as
select id, proposal_id, wave, account_id, market_id, class, from_person_id, to_person_id, begins_on, booked_minor, from_position_id, to_position_id
  from restructuring.continuity_plan where withdrawn_at is null;

create or replace view published.continuity_step with (security_invoker = true) as
select id, plan_id, due_on, done_at from restructuring.continuity_step;

-- What a seat holds of hand-overs: their steps that are still to be done, and customers it is taking over.
create or replace view published.restructuring_held_by_position with (security_invoker = true) as
select s.position_id, 'hand_over_step'::text as kind, s.id, a.name as label, null::date as until
  from restructuring.continuity_step s join restructuring.continuity_plan p on p.id = s.plan_id and p.withdrawn_at is null join published.account a on a.id = p.account_id where s.done_at is null
union all
select p.to_position_id, 'hand_over', p.id, a.name, p.overlap_until + 1
  from restructuring.continuity_plan p join published.account a on a.id = p.account_id where p.withdrawn_at is null;
