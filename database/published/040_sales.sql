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
       b.reporting_currency, b.reverses_id, b.reference, b.external_key, b.recorded_at
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
