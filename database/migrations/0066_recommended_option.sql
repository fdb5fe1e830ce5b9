-- A recommendation says of which option it is, and keeps its words as they were: options may be reworded, or taken out, until one is decided.
alter table decisions.step add column option_text text, drop constraint step_check, drop constraint step_option_id_fkey,
  add constraint step_option_id_fkey foreign key (option_id) references decisions.option on delete set null,
  add constraint step_check check (case step when 'decide' then option_id is not null when 'recommend' then true else option_id is null end);
