import { sql } from 'kysely';
import type { PastOf } from '../../../words/es/facts.ts';
import { recordFact } from '../../../platform/server/facts.ts';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import type { GateCode } from '../contract/gates.ts';
import type { Proposal } from '../contract/proposals.ts';
import { fromGate } from '../rules/proposalStates.ts';
import { weighSoon } from './impact/weighing.ts';
import { readOneProposal } from './reading.ts';
import { holdProposal, isToCome, type ProposalHead } from './rows.ts';

/*
  Every edit of a proposal: it is the version that was seen, it bears only on waves still to come, and what was signed on what it
  touches becomes void in the same transaction, by a row that says when and because of what.
*/

export async function openEdit(ctx: Ctx, { proposalId, version }: { proposalId: string; version: number }, { archivedToo = false } = {}): Promise<ProposalHead> {
  const head = await holdProposal(ctx, proposalId);
  if (head.state === 'archived' && !archivedToo) throw new Refusal('conflict', 'This proposal was put away.', 'restructuring.archived');
  if (!archivedToo && !isToCome(head)) throw new Refusal('conflict', 'A published proposal is not edited: withdraw the wave, or prepare another.', 'restructuring.published');
  const { rows: [locked] } = await sql<{ version: number }>`
    update restructuring.proposal set version = version + 1, changed_at = ${ctx.now}::timestamptz where id = ${proposalId}::uuid and version = ${version} returning version`.execute(ctx.db);
  if (locked) return { ...head, version: locked.version };
  if (head.version !== version) throw new Refusal('stale', 'Somebody changed this meanwhile.', 'platform.stale', { facts: { version: head.version } });
  throw new Refusal('not_allowed', 'This is outside what you may change.', 'platform.out_of_scope');
}

/** What is written is the structure's: no change is put into such a wave, altered in it or taken out of it. */
export function refuseWritten(head: ProposalHead, waves: readonly number[]): void {
  const written = head.waves.find((w) => w.publishedAt !== null && waves.includes(w.number));
  if (written) throw new Refusal('conflict', 'That wave is written into the structure.', 'restructuring.wave_written', { facts: { wave: written.number, on: written.on } });
}

/** `touched`: the first gate the edit bears on, null when none. `because` names the edit, for the screen to word. */
export async function sealEdit(ctx: Ctx, head: ProposalHead, edit: { what: PastOf<'restructuring.'>; touched: GateCode | null; after?: Record<string, unknown> }): Promise<Proposal> {
  if (edit.touched !== null) await voidFrom(ctx, head, edit.touched, edit.what);
  await recordFact(ctx, { what: `restructuring.${edit.what}`, about: { kind: 'proposal', id: head.id }, guard: head.position_id, after: { version: head.version, ...edit.after } });
  await weighSoon(ctx, head.id);
  return readOneProposal(ctx, { proposalId: head.id });
}

async function voidFrom(ctx: Ctx, head: ProposalHead, gate: GateCode, because: string): Promise<void> {
  await sql`
    insert into restructuring.signature_void (signature_id, proposal_id, position_id, at, because)
    select s.id, s.proposal_id, ${head.position_id}::uuid, ${ctx.now}::timestamptz, ${because}
      from restructuring.signature s
     where s.proposal_id = ${head.id}::uuid and s.gate = any (${fromGate(gate)}::restructuring.gate[])
       and not exists (select from restructuring.signature_void v where v.signature_id = s.id)`.execute(ctx.db);
}
