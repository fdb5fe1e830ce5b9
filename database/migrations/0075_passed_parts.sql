-- A part in a decision goes on with another position when its own closes: the row stays and says to whom and when, so that what was said by
-- whoever had the part still counts as the part's word.
alter table decisions.role add column passed_to uuid references organization.position, add column passed_at timestamptz,
  add constraint passed_whole check ((passed_to is null) = (passed_at is null)), add constraint passed_elsewhere check (passed_to <> position_id);
drop index decisions.one_decides;
create unique index one_decides on decisions.role (decision_id) where role = 'decides' and passed_to is null;
create index role_position on decisions.role (position_id);

grant update on decisions.role to unisono_app, unisono_reader, unisono_company;
create policy updates on decisions.role for update to unisono_app, unisono_reader
  using ((select coalesce(current_setting('unisono.writes', true), '') not in ('', '{}'))) with check ((select coalesce(current_setting('unisono.writes', true), '') not in ('', '{}')));
create policy updates_all on decisions.role for update to unisono_company using (true) with check (true);
