-- What a customer mainly buys of us, in the company's words, as its segment is: of several lines the main one, for one seat leads it. Territories can ask for it.
alter table customers.account add column product_line text;
alter table territories.territory add column product_lines text[] not null default '{}';
