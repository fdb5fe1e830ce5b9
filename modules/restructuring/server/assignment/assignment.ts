import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { z } from 'zod';
import { recordFact } from '../../../../platform/server/facts.ts';
import { Refusal } from '../../../../platform/server/problem.ts';
import type { Ctx } from '../../../../platform/server/request.ts';
import { onFront } from '../../../territories/rules/index.ts';
import type { askAssignment, Assignment, AssignmentDetail, AssignmentPoint, AssignmentWishes, assignmentPoint, takeAssignment } from '../../contract/assignment.ts';
import type { NewChange } from '../../contract/changes.ts';
import type { Proposal } from '../../contract/proposals.ts';
import { answersIn } from '../../rules/plan.ts';
import { addSomeChanges } from '../changes.ts';
import { drawProposal } from '../drawing.ts';
import { impactOfProposal } from '../impact/impact.ts';
import { changesOf, type ChangeRow, headOf, isToCome, type ProposalHead } from '../rows.ts';
import { gatherGround, groundKey } from './gathering.ts';
import { type FoundPoint, isBusy, openRun, type Run, runOf, secondsOf } from './runs.ts';

interface Asked { run_id: string; at: string; who: { id: string; name: string }; wishes: AssignmentWishes; stopped_at: string | null; taken_at: string | null }
const mostInOneChange = 10_000, shownMost = 100;

/** A proposal that the reader may edit: only then is an assignment theirs to ask for, see or take. */
async function ownProposal(ctx: Ctx, proposalId: string): Promise<ProposalHead> {
  const head = await headOf(ctx, proposalId), reach = ctx.person.scopeOf('restructuring.proposal.write');
  if (!reach.company && !reach.seats.includes(head.position_id)) throw new Refusal('not_allowed', 'This is outside what you may change.', 'platform.out_of_scope');
  return head;
}

export async function assignmentAsked(ctx: Ctx, { proposalId, ...wishes }: z.output<typeof askAssignment.input>): Promise<Assignment> {
  const head = await ownProposal(ctx, proposalId);
  if (head.state === 'archived') throw new Refusal('conflict', 'This proposal was put away.', 'restructuring.archived');
  if (!isToCome(head)) throw new Refusal('conflict', 'A published proposal is not edited: withdraw the wave, or prepare another.', 'restructuring.published');
  if (runOf(proposalId)?.state === 'running') throw new Refusal('conflict', 'One is being worked out already.', 'restructuring.assignment_running');
  if (isBusy()) throw new Refusal('conflict', 'Two others are being worked out: ask again in a moment.', 'restructuring.assignments_busy');
  const changes = await changesOf(ctx, proposalId), { run, give, begin, abandon } = openRun({ id: randomUUID(), proposalId, key: groundKey(head, changes), wishes });
  try {
    const { on, customers, missing } = await gatherGround(ctx, { head, changes, wishes }, give);
    if (missing.length > 0) throw new Refusal('not_found', 'That position does not exist on that day.', 'organization.no_position', { facts: { position: missing[0], on } });
    if (customers === 0) throw new Refusal('conflict', 'These seats lead nobody yet.', 'restructuring.nobody_to_assign');
    await sql`
      insert into restructuring.assignment (proposal_id, position_id, person_id, run_id, asked_at, wishes) values (${proposalId}, ${head.position_id}, ${ctx.person.id}, ${run.id}, ${ctx.now}, ${wishes}::jsonb)
      on conflict (proposal_id) do update set person_id = excluded.person_id, run_id = excluded.run_id, asked_at = excluded.asked_at, wishes = excluded.wishes, stopped_at = null, taken_at = null`.execute(ctx.db);
    await recordFact(ctx, { what: 'restructuring.assignment_asked', about: { kind: 'proposal', id: proposalId }, guard: head.position_id, after: { seats: wishes.seats.length, seconds: wishes.seconds, seed: wishes.seed } });
    begin();
    return await assignmentRead(ctx, { proposalId });
  } catch (error) {
    abandon();
    throw error;
  }
}

async function askedFor(ctx: Ctx, proposalId: string): Promise<{ row: Asked | undefined; run: Run | undefined }> {
  const { rows: [row] } = await sql<Asked>`
    select a.run_id, to_char(a.asked_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at, jsonb_build_object('id', a.person_id, 'name', p.name) as who, a.wishes, a.stopped_at, a.taken_at
      from restructuring.assignment a join published.person p on p.id = a.person_id where a.proposal_id = ${proposalId}::uuid`.execute(ctx.db);
  const run = runOf(proposalId);
  return { row, run: row && run?.id === row.run_id ? run : undefined };
}

export async function assignmentRead(ctx: Ctx, { proposalId }: { proposalId: string }): Promise<Assignment> {
  const head = await ownProposal(ctx, proposalId), { row, run } = await askedFor(ctx, proposalId);
  if (!row) return { state: 'none', wishes: null, askedAt: null, askedBy: null, seconds: 0, stage: 'over', outdated: false, movable: 0, customers: 0, now: null, points: [] };
  return {
    state: row.taken_at ? 'taken' : row.stopped_at ? 'stopped' : (run?.state ?? 'interrupted'), wishes: row.wishes, askedAt: row.at, askedBy: row.who, seconds: run ? secondsOf(run) : 0, stage: run?.stage ?? 'over',
    outdated: run !== undefined && run.key !== groundKey(head, await changesOf(ctx, proposalId)), movable: run?.read?.movable ?? 0, customers: run?.read?.customers ?? 0, now: run?.read?.now ?? null, points: run ? frontOf(run) : [],
  };
}

const pointTold = (point: number, f: FoundPoint): AssignmentPoint => ({ point, score: f.score, unevenness: f.unevenness, away: f.away, moved: f.ids.length, gap: f.gap, improved: f.improved, unplaced: f.unplaced, overfull: f.overfull });
/** Of what was found, what nothing else found beats in both. */
const frontOf = (run: Run): AssignmentPoint[] => onFront([...run.points].sort(([a], [b]) => a - b), ([, f]) => f).map(([n, f]) => pointTold(n, f)).sort((a, b) => a.score - b.score);

export async function assignmentStopped(ctx: Ctx, { proposalId }: { proposalId: string }): Promise<Assignment> {
  const head = await ownProposal(ctx, proposalId), { row, run } = await askedFor(ctx, proposalId);
  if (row && run?.state === 'running') {
    run.end('stopped');
    await sql`update restructuring.assignment set stopped_at = ${ctx.now}::timestamptz where proposal_id = ${proposalId}::uuid`.execute(ctx.db);
    await recordFact(ctx, { what: 'restructuring.assignment_stopped', about: { kind: 'proposal', id: proposalId }, guard: head.position_id });
  }
  return assignmentRead(ctx, { proposalId });
}

async function foundPoint(ctx: Ctx, proposalId: string, point: number): Promise<{ run: Run; found: FoundPoint; moves: Map<string, string[]> }> {
  const { run } = await askedFor(ctx, proposalId), found = run?.points.get(point);
  if (!run || !found) throw new Refusal('not_found', 'That assignment is no longer there: ask for it again.', 'restructuring.no_such_point', { facts: { point } });
  const moves = Map.groupBy(found.ids.map((id, i) => ({ id, to: run.wishes.seats[found.to[i]!]!.seatId })), (m) => m.to);
  return { run, found, moves: new Map([...moves].map(([seat, own]) => [seat, own.map((m) => m.id)])) };
}

/** One change a seat, or as many as its customers need. */
function changesFor(moves: ReadonlyMap<string, readonly string[]>, wave: number): z.output<typeof NewChange>[] {
  return [...moves].flatMap(([toPositionId, ids]) => Array.from({ length: Math.ceil(ids.length / mostInOneChange) }, (_, n) => ({ wave, change: { kind: 'move_accounts' as const, accountIds: ids.slice(n * mostInOneChange, (n + 1) * mostInOneChange), toPositionId } })));
}

export async function assignmentPointRead(ctx: Ctx, { proposalId, point }: z.output<typeof assignmentPoint.input>): Promise<AssignmentDetail> {
  const head = await ownProposal(ctx, proposalId), { run, found, moves } = await foundPoint(ctx, proposalId, point), kept = await changesOf(ctx, proposalId), wave = head.waves.length;
  const added = changesFor(moves, wave).map((c, i): ChangeRow => ({ id: `00000000-0000-7000-8000-${String(i + 1).padStart(12, '0')}`, place: kept.length + i + 1, ...c }));
  const { impact, drawn } = await impactOfProposal(ctx, head, { changes: [...kept, ...added], looks: true }), seatNamed = (id: string) => ({ id, name: (drawn.after.seats.get(id) ?? drawn.before.seats.get(id))?.title ?? '' });
  const comes = new Map([...moves].map(([seat, ids]) => [seat, ids.length])), toOf = new Map(found.ids.map((id, i) => [id, { to: run.wishes.seats[found.to[i]!]!.seatId, because: found.because[i]! }]));
  const worths = new Map(impact.customers.accounts.map((a, i) => [a.account.id, i])), rows = drawn.accounts.filter((a) => toOf.has(a.id)).sort((a, b) => (worths.get(a.id) ?? Infinity) - (worths.get(b.id) ?? Infinity) || (a.name < b.name ? -1 : 1));
  const was = (await assignedBefore(ctx, head, kept, rows.map((r) => r.id))), goes = Map.groupBy([...was.values()].filter((s) => s !== null), (s) => s);
  return {
    point: { ...pointTold(point, found), score: impact.customers.score }, on: impact.on, changing: impact.customers.changing, revenueAtRisk: impact.customers.revenueAtRisk, orphans: impact.customers.orphans.length,
    classes: (['A', 'B', 'C', 'unclassed'] as const).map((k) => ({ class: k, moved: found.classes[k], of: run.read?.movableByClass[k] ?? 0 })),
    seats: (run.read?.seats ?? []).map((s, n) => {
      const holder = answersIn(drawn.after, s.id, drawn.basis.away);
      return { seat: seatNamed(s.id), person: holder && { id: holder.personId, name: holder.name }, capacity: s.capacity, loadBefore: s.load, loadAfter: found.loads[n]!, accountsBefore: s.accounts, accountsAfter: s.accounts + (comes.get(s.id) ?? 0) - (goes.get(s.id)?.length ?? 0) };
    }),
    accounts: rows.slice(0, shownMost).map((a) => { const from = was.get(a.id) ?? null; return { account: { id: a.id, name: a.name }, class: a.class ?? 'unclassed' as const, from: from === null ? null : seatNamed(from), to: seatNamed(toOf.get(a.id)!.to), because: toOf.get(a.id)!.because }; }),
  };
}

/** Who would lead these by the proposal as it is. */
async function assignedBefore(ctx: Ctx, head: ProposalHead, kept: readonly ChangeRow[], ids: readonly string[]): Promise<Map<string, string | null>> {
  const drawn = await drawProposal(ctx, head, { changes: kept }), after = new Map(drawn.accounts.map((a) => [a.id, a.leadAfter]));
  const left = ids.filter((id) => !after.has(id)), { rows } = left.length === 0 ? { rows: [] } : await sql<{ id: string; seat: string }>`
    select account_id as id, position_id as seat from published.custody where account_id = any (${left}::uuid[]) and valid @> ${drawn.on}::date`.execute(ctx.db);
  return new Map([...rows.map((r) => [r.id, r.seat] as const), ...ids.flatMap((id) => (after.has(id) ? [[id, after.get(id)!] as const] : []))]);
}

export async function assignmentTaken(ctx: Ctx, { proposalId, version, point }: z.output<typeof takeAssignment.input>): Promise<Proposal> {
  const head = await ownProposal(ctx, proposalId), { run, found, moves } = await foundPoint(ctx, proposalId, point);
  if (run.key !== groundKey(head, await changesOf(ctx, proposalId))) throw new Refusal('conflict', 'The proposal has changed since this was worked out: ask again.', 'restructuring.assignment_outdated');
  if (found.unplaced + found.overfull.length > 0) throw new Refusal('conflict', 'This assignment does not fit: some customers have no seat, or some seat carries too much.', 'restructuring.assignment_does_not_fit', { facts: { unplaced: found.unplaced, overfull: found.overfull.length } });
  if (moves.size === 0) throw new Refusal('conflict', 'This assignment moves nobody.', 'restructuring.nothing_drawn');
  const proposal = await addSomeChanges(ctx, { proposalId, version, changes: changesFor(moves, head.waves.length) });
  run.end('stopped');
  await sql`update restructuring.assignment set taken_at = ${ctx.now}::timestamptz where proposal_id = ${proposalId}::uuid`.execute(ctx.db);
  await recordFact(ctx, { what: 'restructuring.assignment_taken', about: { kind: 'proposal', id: proposalId }, guard: head.position_id, after: { point, moved: found.ids.length, score: found.score, seed: run.wishes.seed } });
  return proposal;
}
