-- What rooms above may read of decisions and of the budget of internal time.

create or replace view published.forum with (security_invoker = true) as
select f.id, f.name, f.what, f.owner_position_id, f.minutes, f.reading_minutes, f.frequency::text as frequency, f.serves, f.from_on, f.expires_on, f.ended_on,
       f.held as valid, f.version from decisions.forum f;

create or replace view published.forum_participant with (security_invoker = true) as
select forum_id, position_id from decisions.forum_participant;

-- What was decided about a record, and by which seat.
create or replace view published.decision_about with (security_invoker = true) as
select l.kind, l.object_id, d.id, d.title, d.review_on, s.at as decided_at, s.position_id as decided_by,
       exists (select from decisions.decision n where n.supersedes_id = d.id) as superseded
  from decisions.link l join decisions.decision d on d.id = l.decision_id
  left join decisions.step s on s.decision_id = d.id and s.step = 'decide';

-- Meetings and reports that a seat owns or sits in today or later, and what it alone is to decide and has not, to be passed on before it closes.
create or replace view published.decisions_held_by_position with (security_invoker = true) as
select f.owner_position_id as position_id, 'forum' as kind, f.id, f.name as label, upper(f.held) as until
  from decisions.forum f where f.held is not null
union all
select p.position_id, 'forum_seat', f.id, f.name, upper(f.held)
  from decisions.forum_participant p join decisions.forum f on f.id = p.forum_id where f.held is not null
union all
select r.position_id, 'decision', x.id, x.title, null
  from decisions.role r join decisions.decision x on x.id = r.decision_id
 where r.role = 'decides' and not exists (select from decisions.step s where s.decision_id = x.id and s.step = 'decide') and not exists (select from decisions.decision n where n.supersedes_id = x.id);

create or replace view published.decision with (security_invoker = true) as
select d.id, d.title from decisions.decision d;
