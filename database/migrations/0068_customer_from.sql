-- Customers by the day they became one, or by that on which somebody began to look after them: read off the index alone.
drop index customers.account_since;
create index account_since on customers.account (market_id, customer_since, custody_from) where status = 'customer' and withdrawn_at is null;
