-- What the studio counts at every change of a drawing: customers by class, found in an index alone; and the few that have left.
create index account_by_class on customers.account (class, custody_from) include (market_id) where withdrawn_at is null;
create index account_withdrawn on customers.account (id) include (market_id) where withdrawn_at is not null;
