-- What is still to come of a proposal is weighed anew after each wave, beside the whole of it: `published` says how many waves were
-- written when it was weighed, and 0 is the whole, which stays as it was published.
alter table restructuring.weighing add column published smallint not null default 0 check (published >= 0);
alter table restructuring.weighing drop constraint weighing_pkey, add primary key (proposal_id, published);

-- What is planned for a customer of a shared proposal is bettered by whoever signs it, whoever planned it first.
create policy shared_deletes on restructuring.continuity_intent for delete to unisono_app
  using (proposal_id in (select p.id from restructuring.proposal p where p.shared_at is not null) and (select coalesce(current_setting('unisono.writes', true), '') not in ('', '{}')));
