-- A step lies in its plan's market: said by one key instead of two, which also takes a third off what sixty thousand steps cost to write.
alter table restructuring.continuity_plan add constraint continuity_plan_market unique (id, market_id);
alter table restructuring.continuity_step
  drop constraint continuity_step_plan_id_fkey, drop constraint continuity_step_market_id_fkey,
  add constraint continuity_step_of_plan foreign key (plan_id, market_id) references restructuring.continuity_plan (id, market_id);
