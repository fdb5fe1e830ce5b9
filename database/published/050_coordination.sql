-- What rooms above may read of coordination.

create or replace view published.agreement with (security_invoker = true) as
select id, market_id, definition_es, definition_en, decision_minutes, first_attempt_minutes, contact_minutes, disposition_minutes, dispute_days,
       leads_a_month, value_a_month_minor, currency, lower(valid) as holds_from, pause_cap_minutes
  from coordination.agreement;

-- Each hand-off with its stamps: its state is read from them at one instant (coordination's rules), never stored.
-- `followed_at`: when the hand-off that corrects this one was offered.
create or replace view published.hand_off with (security_invoker = true) as
select h.id, h.lead_id, coalesce(h.account_id, l.account_id) as account_id, h.market_id, h.from_position_id, h.to_position_id, h.agreement_id, h.follows_id,
       l.origin_key, l.campaign_id, l.first_contact_on, h.drafted_at, h.offered_at, h.decision_due_at, h.attempt_due_at, h.contact_due_at, h.disposition_due_at,
       h.accepted_at, h.returned_at, h.return_reason, h.disputed_at, h.resolved_at, h.resolved_for, h.first_attempt_at, h.contacted_at, h.qualified_at,
       h.opportunity_id, h.recycled_at, h.recycle_on, h.disqualified_at, h.disqualify_reason,
       (select n.offered_at from coordination.hand_off n where n.follows_id = h.id and n.withdrawn_at is null) as followed_at
  from coordination.hand_off h join published.lead l on l.id = h.lead_id
 where h.withdrawn_at is null;

-- When each lead's hand-offs were taken on and qualified: what a funnel counts, over leads it has chosen itself.
create or replace view published.hand_off_stamp with (security_invoker = true) as
select lead_id, accepted_at, qualified_at from coordination.hand_off where withdrawn_at is null;

create or replace view published.support_request with (security_invoker = true) as
select id, market_id, from_position_id, to_position_id, account_id, object_kind, object_id, title, effort, asked_at, wanted_on, accepted_at, due_on,
       declined_at, started_at, delivered_at, confirmed_at, reopened_at, closed_at
  from coordination.support_request where withdrawn_at is null;

-- What each seat holds of coordination's today: hand-offs it must answer or work, those it sent that are not settled, and requests not over.
create or replace view published.coordination_held_by_position with (security_invoker = true) as
with open_hand_off as (
  select h.id, h.from_position_id, h.to_position_id, h.accepted_at, h.returned_at, h.resolved_at, l.label
    from coordination.hand_off h join published.lead l on l.id = h.lead_id
   where h.withdrawn_at is null and h.qualified_at is null and h.recycled_at is null and h.disqualified_at is null
     and not exists (select from coordination.hand_off n where n.follows_id = h.id and n.withdrawn_at is null)
)
select to_position_id as position_id, 'hand_off' as kind, id, label, null::date as until from open_hand_off where returned_at is null
union all
select from_position_id, 'hand_off', id, label, null from open_hand_off where accepted_at is null
union all
select to_position_id, 'support_request', id, title, null from coordination.support_request
 where withdrawn_at is null and declined_at is null and confirmed_at is null and closed_at is null
union all
select from_position_id, 'support_request', id, title, null from coordination.support_request
 where withdrawn_at is null and declined_at is null and confirmed_at is null and closed_at is null;
