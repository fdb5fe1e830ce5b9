-- What rooms above may read of marketing.

create or replace view published.origin with (security_invoker = true) as
select key, name_es, name_en, division from marketing.origin;

create or replace view published.campaign with (security_invoker = true) as
select id, market_id, kind, name, state, starts_on, ends_on, budget_minor, currency, owner_position_id, co_owner_position_id, expected_responses, created_at
  from marketing.campaign where withdrawn_at is null;

create or replace view published.campaign_cost with (security_invoker = true) as
select x.id, x.campaign_id, x.market_id, x.spent_on, x.minor, x.currency from marketing.campaign_cost x join marketing.campaign c on c.id = x.campaign_id
 where c.withdrawn_at is null;

create or replace view published.lead with (security_invoker = true) as
select id, market_id, name, company_name, coalesce(nullif(company_name, ''), name) as label, email, phone, origin_key, landing_page, language,
       campaign_id, first_contact_on, account_id, contact_id, position_id, external_key, created_at, erased_at, version
  from marketing.lead where withdrawn_at is null;

-- A touch belongs to its account; one of a lead, to the account that lead has become.
create or replace view published.touch with (security_invoker = true) as
select t.id, t.market_id, coalesce(t.account_id, l.account_id) as account_id, t.account_id as own_account_id, t.lead_id, t.contact_id, t.campaign_id, t.origin_key, t.channel, t.mass,
       t.occurred_at, t.occurred_on
  from marketing.touch t left join marketing.lead l on l.id = t.lead_id
 where t.withdrawn_at is null;

-- What each seat holds of marketing's: campaigns that are not over, and leads nobody has taken on as a customer yet.
create or replace view published.marketing_held_by_position with (security_invoker = true) as
select owner_position_id as position_id, 'campaign' as kind, id, name as label, null::date as until from marketing.campaign
 where withdrawn_at is null and state not in ('evaluated', 'archived', 'cancelled')
union all
select co_owner_position_id, 'campaign', id, name, null from marketing.campaign
 where withdrawn_at is null and co_owner_position_id is not null and state not in ('evaluated', 'archived', 'cancelled')
union all
select position_id, 'lead', id, coalesce(nullif(company_name, ''), name), null from marketing.lead
 where withdrawn_at is null and erased_at is null and position_id is not null and account_id is null;

-- Touches as they ever were, withdrawn ones too: weights once frozen refer to them.
create or replace view published.touch_ever with (security_invoker = true) as
select id, occurred_at, occurred_on, origin_key, campaign_id, channel from marketing.touch;

-- Each step of a campaign with who took it, and whether they had a word to say.
create or replace view published.campaign_step with (security_invoker = true) as
select s.id, s.campaign_id, s.market_id, s.from_state, s.to_state, s.at, s.person_id, coalesce(btrim(s.note), '') <> '' as has_word from marketing.campaign_step s
  join marketing.campaign c on c.id = s.campaign_id where c.withdrawn_at is null;
