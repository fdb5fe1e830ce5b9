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

-- Parts in decisions that still ask something of whoever has them: any part until it is decided; carrying it out until it is done; and, of whoever decides,
-- the review that was promised.
create or replace view published.open_part with (security_invoker = true) as
select r.decision_id as id, r.role, r.position_id, d.title,
       case when r.role <> 'decides' then 'decision_part' when took.decided then 'decision_review' else 'decision' end as kind
  from decisions.role r join decisions.decision d on d.id = r.decision_id
 cross join lateral (
   select coalesce(bool_or(s.step = 'decide'), false) as decided, coalesce(bool_or(s.step = 'finish'), false) as finished, coalesce(bool_or(s.step = 'review'), false) as reviewed
     from decisions.step s where s.decision_id = d.id) took
 where r.passed_to is null and not took.reviewed and not exists (select from decisions.decision n where n.supersedes_id = d.id)
   and (not took.decided or r.role = 'decides' or r.role = 'performs' and not took.finished);

-- Meetings and reports that a seat owns or sits in today or later, and its open parts in decisions, to be passed on before it closes.
create or replace view published.decisions_held_by_position with (security_invoker = true) as
select f.owner_position_id as position_id, 'forum' as kind, f.id, f.name as label, upper(f.held) as until
  from decisions.forum f where f.held is not null
union all
select p.position_id, 'forum_seat', f.id, f.name, upper(f.held)
  from decisions.forum_participant p join decisions.forum f on f.id = p.forum_id where f.held is not null
union all
select o.position_id, o.kind, o.id, o.title, null from published.open_part o;

create or replace view published.decision with (security_invoker = true) as
select d.id, d.title from decisions.decision d;
