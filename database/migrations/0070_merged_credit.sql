-- The shared credit of an overlap goes with the customer it is about when two records of one are merged (decision 028).
insert into customers.merge_line (kind, table_name, column_name, key_name) values ('account', 'sales.credit_split', 'account_id', 'id');
create trigger follow_account before insert or update of account_id on sales.credit_split for each row execute function customers.follow_account();
