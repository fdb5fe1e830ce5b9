-- In the overlap of a hand-over what is booked with a customer is credited in two parts: `from_bp` ten-thousandths to whoever leaves,
-- where they sit from that day on, and the rest to whoever takes over. Of two that cover a day the later one holds.
create table sales.credit_split (
  id               uuid primary key default uuidv7(),
  account_id       uuid not null references customers.account,
  market_id        uuid not null references organization.market,
  from_position_id uuid not null references organization.position,
  to_position_id   uuid not null references organization.position check (to_position_id <> from_position_id),
  from_bp          integer not null check (from_bp between 0 and 10000),
  valid            daterange not null check (not isempty(valid)),
  act_id           uuid not null,
  withdrawn_at     timestamptz
);
create index credit_split_account on sales.credit_split (account_id);
create index credit_split_act on sales.credit_split (act_id);
call platform.guard_rows('sales.credit_split', 'market_id', array['insert', 'update']);
