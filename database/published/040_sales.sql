-- What rooms above may read of sales. Amounts are minor units of `currency`.

create or replace view published.stage with (security_invoker = true) as
select id, pipeline_id, place, name_es, name_en, probability_bp, forecast_category from sales.stage;

-- Each deal; `forecast_category` is the one that counts: closed once won, omitted once lost, else the owner's or the stage's.
create or replace view published.opportunity with (security_invoker = true) as
select o.id, o.account_id, o.contact_id, o.market_id, o.owner_position_id, o.pipeline_id, o.stage_id, o.state, o.name,
       o.amount_minor, o.currency, o.close_on, o.closed_on, o.closing_reason, o.lead_id, o.origin_key, o.campaign_id,
       o.reopens_id, o.external_key, o.created_at, o.version, s.probability_bp,
       case o.state when 'open' then coalesce(o.forecast_category, s.forecast_category) when 'won' then 'closed' else 'omitted' end::sales.forecast_category
         as forecast_category
  from sales.opportunity o left join sales.stage s on s.id = o.stage_id
 where o.withdrawn_at is null;

-- Every booking event, positive and negative. `reporting_minor` is null where no rate exists for its date: name it, never take 1.
create or replace view published.booking with (security_invoker = true) as
select b.id, b.kind, b.opportunity_id, b.account_id, b.market_id, b.owner_position_id, b.lead_id, b.booked_on, b.minor, b.currency,
       coalesce(b.fx_rate_id, c.fx_rate_id) as fx_rate_id, coalesce(b.reporting_minor, c.reporting_minor) as reporting_minor,
       b.reporting_currency, b.reverses_id, b.reference, b.external_key, b.recorded_at, b.booked_with
  from sales.booking_event b left join sales.booking_conversion c on c.booking_id = b.id;

-- Open deals counted and summed by seat, stage and currency.
create or replace view published.stage_total with (security_invoker = true) as
select owner_position_id, stage_id, currency, sum(deals)::integer as deals, sum(minor)::bigint as minor
  from sales.open_total group by owner_position_id, stage_id, currency having sum(deals) <> 0;

-- Open deals as they are kept summed: any number of rows, some below zero, whose sums are the totals. `weighted`: each deal by its stage, half to even.
create or replace view published.open_deals with (security_invoker = true) as
select t.owner_position_id, t.market_id, t.stage_id, coalesce(t.category, s.forecast_category) as forecast_category, t.currency, t.deals, t.minor, t.weighted
  from sales.open_total t join sales.stage s on s.id = t.stage_id;

create or replace view published.fx_rate with (security_invoker = true) as
select id, from_currency, to_currency, rate, valid from sales.fx_rate;

create or replace view published.product with (security_invoker = true) as
select id, code, name, retired_on from sales.product;

-- What a seat holds today in this room.
create or replace view published.sales_held_by_position with (security_invoker = true) as
select owner_position_id as position_id, 'opportunity'::text as kind, id, name as label, null::date as until
  from sales.opportunity where state = 'open' and withdrawn_at is null and amount_minor >= 0;

-- What each deal is about.
create or replace view published.opportunity_product with (security_invoker = true) as
select p.opportunity_id, p.product_id from sales.opportunity_product p join sales.opportunity o on o.id = p.opportunity_id and o.withdrawn_at is null;

-- What of a booking is credited to another seat than the one that booked it: in the overlap of a hand-over, the leaver's part of what the
-- new lead books, or the new lead's of what the leaver does. The seat that booked it is left with the rest, so that all of it is credited
-- once, to the cent. A reversal follows the day of what it reverses. What was booked with a customer merged since follows that customer's hand-overs.
create or replace view published.credit_moved with (security_invoker = true) as
select b.id as booking_id, b.account_id, b.market_id, b.booked_on, b.currency, b.owner_position_id as from_position_id,
       case when b.owner_position_id = s.from_position_id then s.to_position_id else s.from_position_id end as to_position_id,
       case when b.owner_position_id = s.from_position_id then b.minor - trunc(b.minor::numeric * s.from_bp / 10000) else trunc(b.minor::numeric * s.from_bp / 10000) end::bigint as minor,
       case when b.owner_position_id = s.from_position_id then b.reporting_minor - trunc(b.reporting_minor::numeric * s.from_bp / 10000) else trunc(b.reporting_minor::numeric * s.from_bp / 10000) end::bigint as reporting_minor
  from sales.credit_split s
  left join published.account a on a.id = s.account_id
  join published.booking b on b.account_id = coalesce(a.merged_into, s.account_id) and b.owner_position_id in (s.from_position_id, s.to_position_id)
  left join sales.booking_event o on o.id = b.reverses_id
 where s.withdrawn_at is null and s.valid @> coalesce(o.booked_on, b.booked_on) and coalesce(o.booked_with, o.account_id, b.booked_with, b.account_id) = s.account_id
   and not exists (select from sales.credit_split n where n.account_id = s.account_id and n.withdrawn_at is null and n.valid @> coalesce(o.booked_on, b.booked_on) and (lower(n.valid), n.id) > (lower(s.valid), s.id));

-- What each seat is credited with, as differences that sum to the bookings: what it booked, less what of it is another's, and what it has of others'.
create or replace view published.credited with (security_invoker = true) as
select b.owner_position_id as position_id, b.booked_on, b.market_id, b.currency, b.minor, b.reporting_minor from published.booking b
union all select c.from_position_id, c.booked_on, c.market_id, c.currency, -c.minor, -c.reporting_minor from published.credit_moved c
union all select c.to_position_id, c.booked_on, c.market_id, c.currency, c.minor, c.reporting_minor from published.credit_moved c;
