import { sql } from 'kysely';
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { recordFact } from '../../../platform/server/facts.ts';
import { enqueue } from '../../../platform/server/jobs.ts';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import { moveCustody, passTeamPlaces, takeBackCustody } from '../../customers/server/index.ts';
import { endForums, openForums, reopenForums } from '../../decisions/server/index.ts';
import { fingerprint, openChange, takeBackWritten, writeStructure } from '../../organization/server/index.ts';
import { takeBackCredit } from '../../sales/server/index.ts';
import type { Proposal } from '../contract/proposals.ts';
import type { publishWave, withdrawWave } from '../contract/publishing.ts';
import { piecesBetween } from '../rules/pieces.ts';
import { type Drawn, drawProposal } from './drawing.ts';
import { passedOnSince } from './custodySince.ts';
import { refuseUnmet } from './gates.ts';
import { impactOfProposal } from './impact/impact.ts';
import { keepWeighed, weighSoon } from './impact/weighing.ts';
import { makePlans } from './makingPlans.ts';
import { fingerprintOf, readWrittenProposal } from './reading.ts';
import { changesOf, holdProposal, type ProposalHead } from './rows.ts';

/*
  A wave becomes dated structure and custody in one transaction: the difference between the structure of its day and the one
  drawn is written noun by noun, accounts go all at once, and the keys of the database say at commit whether it holds. The
  first and last stamp are kept, so that the wave can be told apart from all else, and taken back as a whole.
*/

export async function publishOneWave(ctx: Ctx, { proposalId, version, number, impactToken }: z.output<typeof publishWave.input>): Promise<Proposal> {
  const head = await holdProposal(ctx, proposalId), wave = head.waves.find((w) => w.number === number);
  await openChange(ctx); // Nobody else changes the structure between the look at it and what is written.
  refusePublishing(ctx, head, number, version);
  const seen = await impactOfProposal(ctx, head);
  if (fingerprint(seen.drawn.basis.structure) !== head.hash || (await passedOnSince(ctx, [proposalId])).size > 0) throw new Refusal('conflict', 'The structure has moved since this was drawn: bring it up to date first.', 'restructuring.baseline_moved');
  if (!impactToken) throw new Refusal('conflict', 'Look first at what this does to customers.', 'focus.impact_not_seen');
  if (seen.impact.token !== impactToken) throw new Refusal('conflict', 'What this does to customers has changed since you looked.', 'focus.impact_changed', { facts: { score: seen.impact.customers.score } });
  await refuseUnmet(ctx, head, seen);
  // The last wave is drawn already: nothing else is left to publish.
  const drawn = number === head.waves.length ? seen.drawn : await drawProposal(ctx, head, { on: wave!.on, changes: (await changesOf(ctx, proposalId)).filter((c) => c.wave === number) });
  if (drawn.refusals.length > 0) throw new Refusal('conflict', 'Some of its changes cannot be done as drawn.', 'restructuring.does_not_fit', { facts: { refusals: drawn.refusals.slice(0, 20) } });
  const actId = randomUUID(), { first, forums } = await writeWave(ctx, drawn);
  const last = await writeCustody(ctx, head, drawn, actId) ?? first;
  await makePlans(ctx, head, number, { drawn, actId, seen });
  if (head.waves.every((w) => w.publishedAt === null)) await keepWeighed(ctx, head, version + 1, seen);
  await keepPublished(ctx, head, number, { first, last, actId, forums, closings: [...drawn.successors].flatMap(([from, to]) => (to === null ? [] : [{ from, to }])) });
  await recordFact(ctx, { what: 'restructuring.wave_published', about: { kind: 'proposal', id: proposalId }, guard: head.position_id, actId, after: { wave: number, on: wave!.on, score: seen.impact.customers.score, accounts: drawn.moves.length } });
  if (head.waves.some((w) => w.number !== number && w.publishedAt === null)) await weighSoon(ctx, proposalId);
  if (wave!.on <= ctx.today) await enqueue(ctx, 'restructuring.carry_out', {}, 'restructuring.carry_out');
  return readWrittenProposal(ctx, { proposalId });
}

function refusePublishing(ctx: Ctx, head: ProposalHead, number: number, version: number): void {
  const wave = head.waves.find((w) => w.number === number);
  if (!wave) throw new Refusal('not_found', 'There is no such wave.', 'restructuring.no_such_wave', { facts: { wave: number } });
  if (head.version !== version) throw new Refusal('stale', 'Somebody changed this meanwhile.', 'platform.stale', { facts: { version: head.version } });
  if (wave.publishedAt !== null) throw new Refusal('conflict', 'That wave is published.', 'restructuring.published');
  if (head.state === 'halted') throw new Refusal('conflict', 'The transition is halted: resume it first.', 'restructuring.halted_already');
  if (head.signed.length < 6 || head.state === 'archived' || head.state === 'draft') throw new Refusal('conflict', 'Not all its gates are signed.', 'restructuring.not_approved', { facts: { signed: head.signed.map((s) => s.gate) } });
  if (head.waves.some((w) => w.number < number && w.publishedAt === null)) throw new Refusal('conflict', 'Each wave comes after the one before it.', 'restructuring.waves_in_order');
  if (wave.on < ctx.today) throw new Refusal('conflict', 'A change of the structure begins today or later.', 'restructuring.not_in_the_past', { facts: { on: wave.on } });
}

interface Forums { opened: string[]; ended: string[] }

async function writeWave(ctx: Ctx, { on, before, after, changes, done }: Drawn): Promise<{ first: string; forums: Forums }> {
  const pieces = piecesBetween(before, after), applied = changes.filter((c) => done.has(c.id)).map((c) => c.change);
  const grants = applied.flatMap((c) => (c.kind === 'open_position' && c.grant ? [{ positionId: c.positionId, ...c.grant }] : []));
  const costs = applied.flatMap((c) => (c.kind === 'open_position' && c.cost ? [{ positionId: c.positionId, amount: c.cost }] : c.kind === 'change_position' && c.set.cost !== undefined && after.seats.has(c.positionId) ? [{ positionId: c.positionId, amount: c.set.cost }] : []));
  const ended = [...pieces.endForums, ...pieces.changeForums.map((f) => f.id)];
  await endForums(ctx, ended, on);
  const first = await writeStructure(ctx, { ...pieces, on, grants, costs });
  const opened = await openForums(ctx, [...pieces.openForums.map((f) => ({ ...f, from: on })), ...pieces.changeForums.map(({ id, ...f }) => ({ ...f, from: on, followsId: id }))]);
  return { first, forums: { opened, ended } };
}

/** Where each account ends up in this wave; team places of closing seats too. Answers the last stamp. */
async function writeCustody(ctx: Ctx, head: ProposalHead, { on, accounts, successors }: Drawn, actId: string): Promise<string | null> {
  const moving = accounts.filter((a): a is typeof a & { leadAfter: string } => a.leadAfter !== null && a.leadAfter !== a.lead);
  await moveCustody(ctx, { moves: moving.map((a) => ({ accountId: a.id, toPositionId: a.leadAfter, because: 'restructuring' as const })), on, reason: head.name, actId });
  for (const [fromPositionId, toPositionId] of successors) if (toPositionId !== null) await passTeamPlaces(ctx, { fromPositionId, toPositionId, on });
  const { rows: [row] } = await sql<{ stamp: string }>`select recorded::text as stamp from platform.structure_stamp()`.execute(ctx.db);
  return row?.stamp ?? null;
}

async function keepPublished(ctx: Ctx, head: ProposalHead, number: number, w: { first: string; last: string; actId: string; forums: Forums; closings: { from: string; to: string }[] }): Promise<void> {
  await sql`
    update restructuring.wave set published_at = ${ctx.now}, published_by = ${ctx.person.id}, act_id = ${w.actId}, stamp_from = ${w.first}::text::timestamptz, stamp_to = ${w.last}::text::timestamptz, closings = ${w.closings}::jsonb, forums = ${w.forums}::jsonb
     where proposal_id = ${head.id}::uuid and number = ${number}`.execute(ctx.db);
  const hash = await fingerprintOf(ctx, head.waves.at(-1)!.on);
  await sql`update restructuring.proposal set version = version + 1, changed_at = ${ctx.now}, hash = ${hash}, known_at = ${w.last}::text::timestamptz where id = ${head.id}::uuid`.execute(ctx.db);
}

export async function withdrawOneWave(ctx: Ctx, { proposalId, version, number }: z.output<typeof withdrawWave.input>): Promise<Proposal> {
  const head = await holdProposal(ctx, proposalId), wave = head.waves.find((w) => w.number === number);
  if (!wave || wave.publishedAt === null) throw new Refusal('not_found', 'That wave is not published.', 'restructuring.no_such_wave', { facts: { wave: number } });
  if (head.version !== version) throw new Refusal('stale', 'Somebody changed this meanwhile.', 'platform.stale', { facts: { version: head.version } });
  if (wave.on <= ctx.today) throw new Refusal('conflict', 'It has taken effect: take it back with another proposal.', 'restructuring.took_effect', { facts: { on: wave.on } });
  if (head.waves.some((w) => w.number > number && w.publishedAt !== null)) throw new Refusal('conflict', 'The last wave published goes first.', 'restructuring.waves_in_order');
  const { rows: [stamps] } = await sql<{ from: string; to: string; act: string; forums: Forums }>`
    select stamp_from::text as from, stamp_to::text as to, act_id as act, forums from restructuring.wave where proposal_id = ${proposalId}::uuid and number = ${number}`.execute(ctx.db);
  await takeBackCustody(ctx, stamps!);
  await takeBackWritten(ctx, stamps!);
  await takeBackCredit(ctx, stamps!.act);
  await endForums(ctx, stamps!.forums.opened, wave.on);
  await reopenForums(ctx, stamps!.forums.ended);
  await sql`update restructuring.continuity_plan set withdrawn_at = ${ctx.now} where proposal_id = ${proposalId}::uuid and wave = ${number}`.execute(ctx.db);
  await sql`update restructuring.wave set published_at = null, published_by = null, act_id = null, stamp_from = null, stamp_to = null, closings = '[]', forums = '{}' where proposal_id = ${proposalId}::uuid and number = ${number}`.execute(ctx.db);
  const hash = await fingerprintOf(ctx, head.waves.at(-1)!.on);
  await sql`update restructuring.proposal set version = version + 1, changed_at = ${ctx.now}, hash = ${hash} where id = ${proposalId}::uuid`.execute(ctx.db);
  await recordFact(ctx, { what: 'restructuring.wave_withdrawn', about: { kind: 'proposal', id: proposalId }, guard: head.position_id, after: { wave: number, on: wave.on } });
  await weighSoon(ctx, proposalId);
  return readWrittenProposal(ctx, { proposalId });
}
