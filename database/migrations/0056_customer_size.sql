-- How large a customer is: by the people who work there, chosen or read from their number. Territories can ask for it, as they do for a class.
create type customers.account_size as enum ('micro', 'small', 'medium', 'large');
alter table customers.account add column size customers.account_size;
alter table territories.territory add column sizes text[] not null default '{}' check (sizes <@ array['micro', 'small', 'medium', 'large']);
