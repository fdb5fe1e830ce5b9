import { sql } from 'kysely';
import type { z } from 'zod';
import { asPage, pageQuery, type Sort, sortOf } from '../../../platform/server/paging.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import { fingerprint, structureBasis, structureBasisSeen } from '../../organization/server/index.ts';
import { gateOrder } from '../contract/gates.ts';
import type { listProposals, Proposal, ProposalRow } from '../contract/proposals.ts';
import { gateStates } from '../rules/proposalStates.ts';
import { passedOnSince } from './custodySince.ts';
import { namesIn } from './naming.ts';
import { awaitsSignatures, changesOf, type ChangeRow, headColumns, headOf, isPartlyPublished, isToCome, nextGate, nextWaveOn, type ProposalHead, stateOf } from './rows.ts';
import { signsGate } from './signing.ts';

/** What is not weighed comes below whatever is. */
const sorts: Record<string, Sort> = {
  changed: { by: sql`p.changed_at`, type: 'timestamptz' }, name: { by: sql`p.name`, type: 'text', collate: true }, on: { by: sql`(select min(w.on_day) from restructuring.wave w where w.proposal_id = p.id)`, type: 'date' },
  score: { by: sql`coalesce(k.score, -1)::numeric`, type: 'numeric' }, changing: { by: sql`coalesce(k.changing, -1)`, type: 'integer' },
};

export async function proposalList(ctx: Ctx, input: z.output<typeof listProposals.input>): Promise<{ rows: ProposalRow[]; next: string | null }> {
  const page = pageQuery(sortOf(sorts, input.sort), sql`p.id`, input);
  const { rows } = await sql<ProposalHead & { sort_value: string }>`
    select ${headColumns(ctx)}, ${page.value} as sort_value from restructuring.proposal p left join restructuring.weighing k on k.proposal_id = p.id and k.published = 0
     where ${page.where} and ${input.archived === undefined ? sql`p.archived_at is null` : input.archived ? sql`p.archived_at is not null` : sql`p.archived_at is null`}
       ${input.find ? sql`and platform.plain(p.name) like '%' || platform.plain(${input.find}) || '%'` : sql``}
       ${input.state ? sql`and ${stateOf(ctx)} = any (${input.state}::text[])` : sql``} ${input.gate ? sql`and p.shared_at is not null and p.archived_at is null and ${nextGate} = any (${input.gate}::restructuring.gate[])` : sql``}
       ${input.waveBy ? sql`and ${nextWaveOn} <= ${input.waveBy}::date` : sql``}
     order by ${page.order} limit ${page.limit}`.execute(ctx.db);
  const { rows: shown, next } = asPage(rows, input.limit);
  const moved = await movedAmong(ctx, shown);
  return { rows: shown.map((r) => ({ ...rowTold(ctx, r), moved: moved.has(r.id) })), next };
}

/** Those signed whole that could be published, but for a structure that is not the one they were drawn on. Days of waves are few, and their structures are remembered. */
async function movedAmong(ctx: Ctx, heads: readonly ProposalHead[]): Promise<Set<string>> {
  const ready = heads.filter((h) => h.state === 'approved' || isPartlyPublished(h)), last = (h: ProposalHead) => h.waves.at(-1)!.on;
  const now = new Map(await Promise.all([...new Set(ready.map(last))].map(async (on) => [on, printOf(await structureBasisSeen(ctx, { on }))] as const)));
  const passed = await passedOnSince(ctx, ready.map((h) => h.id));
  return new Set(ready.filter((h) => now.get(last(h)) !== h.hash || passed.has(h.id)).map((h) => h.id));
}

/** A proposal's head as it is told, in lists and in full. */
export function rowTold(ctx: Ctx, head: ProposalHead): Omit<ProposalRow, 'moved'> {
  const { id, version, name, why, state, author, seat, createdAt, changedAt, rollsBack, copyOf, changes, weighed, toCome } = head;
  return {
    id, version, name, why, state, author, seat, createdAt, changedAt, rollsBack, copyOf, changes, weighed, toCome, on: head.waves[0]!.on, gates: gatesTold(head),
    waves: head.waves.map((w) => ({ number: w.number, on: w.on, changes: w.changes, publishedAt: w.publishedAt, takenEffect: w.publishedAt !== null && w.on <= ctx.today })),
  };
}

export function gatesTold({ signed, voided }: Pick<ProposalHead, 'signed' | 'voided'>): ProposalRow['gates'] {
  const states = gateStates(new Set(signed.map((s) => s.gate))), by = new Map(signed.map((s) => [s.gate, s]));
  return gateOrder.map((gate) => {
    const state = states.get(gate)!, own = by.get(gate);
    return { gate, state, signed: state === 'signed' && own ? { person: own.person, at: own.at } : null, voided: voided[gate] ?? 0 };
  });
}

export const readOneProposal = (ctx: Ctx, { proposalId }: { proposalId: string }): Promise<Proposal> => proposalTold(ctx, proposalId, async (on) => printOf(await structureBasisSeen(ctx, { on })));
/** For a request that wrote the structure itself: it is read as it was left. */
export const readWrittenProposal = (ctx: Ctx, { proposalId }: { proposalId: string }): Promise<Proposal> => proposalTold(ctx, proposalId, (on) => fingerprintOf(ctx, on));

async function proposalTold(ctx: Ctx, proposalId: string, printOn: (on: string) => Promise<string>): Promise<Proposal> {
  const head = await headOf(ctx, proposalId), changes = await changesOf(ctx, proposalId), told = rowTold(ctx, head);
  const names = await namesIn(ctx, changes.map((c) => c.change));
  const last = head.waves.at(-1)!.on, moved = told.waves.some((w) => w.publishedAt === null) && ((await printOn(last)) !== head.hash || (await passedOnSince(ctx, [proposalId])).size > 0);
  return {
    ...told, baseline: { knownAt: head.known_at, hash: head.hash, moved }, may: mayNext(ctx, head, told, moved),
    changes: changes.map((c) => ({ ...c, change: withoutCosts(ctx, c.change), names: names(c.change) })),
  };
}

const prints = new WeakMap<object, string>();
/** Of a structure that is remembered, worked out once. */
const printOf = (structure: Parameters<typeof fingerprint>[0]): string => prints.get(structure) ?? prints.set(structure, fingerprint(structure)).get(structure)!;

export const fingerprintOf = async (ctx: Ctx, on: string, knownAt?: string): Promise<string> => fingerprint(await structureBasis(ctx, { on, knownAt }));

/** A proposal says what a seat would cost: only to those who see costs. */
function withoutCosts(ctx: Ctx, change: ChangeRow['change']): ChangeRow['change'] {
  if (ctx.person.may('organization.cost.read')) return change;
  if (change.kind === 'open_position') return { ...change, cost: null };
  if (change.kind !== 'change_position') return change;
  const { cost: _, ...set } = change.set;
  return { ...change, set };
}

function mayNext(ctx: Ctx, head: ProposalHead, told: Omit<ProposalRow, 'moved'>, moved: boolean): Proposal['may'] {
  const { person } = ctx, reach = person.scopeOf('restructuring.proposal.write'), own = person.may('restructuring.proposal.write') && (reach.company || reach.seats.includes(head.position_id));
  const published = told.waves.filter((w) => w.publishedAt !== null), open = told.state !== 'archived';
  const edit = own && open && isToCome(head), publishes = person.may('restructuring.wave.publish') && open;
  const signed = told.gates.every((g) => g.state === 'signed'), next = told.waves.find((w) => w.publishedAt === null);
  return {
    edit, share: edit && told.state === 'draft', archive: own && published.length === 0,
    sign: awaitsSignatures(head) ? told.gates.filter((g) => g.state === 'open' && signsGate(person, g.gate)).map((g) => g.gate) : [],
    publish: publishes && signed && next !== undefined && next.on >= ctx.today && !moved && head.state !== 'halted' ? [next.number] : [], rebase: own && open && moved,
    withdraw: publishes ? published.filter((w) => !w.takenEffect).slice(-1).map((w) => w.number) : [], rollBack: publishes && published.some((w) => w.takenEffect),
  };
}
