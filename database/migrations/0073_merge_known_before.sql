-- A published act that planned custody of a customer merged since, and that is taken back while it is merged: undoing the merge
-- gives the custody known before this instant, and not what is no longer planned.
alter table customers.merge add column known_before timestamptz;

-- The shared credit of an overlap holds for what was booked with that customer (booked_with), wherever it stands now: carried over, it
-- would share what was booked with the other one too.
drop trigger follow_account on sales.credit_split;
delete from customers.merge_line where table_name = 'sales.credit_split';
