-- Why a seat came to lead a customer, and by which act: a history says it, and the act can be taken back whole.
alter table customers.custody
  add column because text check (because in ('rule', 'exception', 'restructuring', 'seat_closed', 'by_hand')),
  add column act_id uuid;
create index custody_act on customers.custody (act_id) where act_id is not null;
